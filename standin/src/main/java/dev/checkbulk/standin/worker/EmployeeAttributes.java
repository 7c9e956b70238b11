package dev.checkbulk.standin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.endpoint.RecordEndpoint;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.FieldRule;
import dev.checkbulk.standin.schema.RequestSchema;
import dev.checkbulk.standin.store.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * A part of an employee that is a list of settings, each of something and from a date on. An update is a list of changes:
 * what is not in it stays.
 */
public final class EmployeeAttributes implements RecordEndpoint {
    private final DatedSettings settings;
    private final String what;
    private final String subject;
    private final @Nullable String wrapper;
    private final RequestSchema shape;

    private EmployeeAttributes(
            DatedSettings settings, String what, String subject, @Nullable String wrapper, RequestSchema shape) {
        this.settings = settings;
        this.what = what;
        this.subject = subject;
        this.wrapper = wrapper;
        this.shape = shape;
    }

    public static EmployeeAttributes attributes(DatedSettings settings) {
        RequestSchema shape = new RequestSchema()
                .required("name", FieldRule.text(255))
                .required("value", FieldRule.text(255))
                .optional(FieldRule.date(), "effective_start");
        String what = "company_defined_attributes";
        return new EmployeeAttributes(settings, what, "name", what, shape);
    }

    public static EmployeeAttributes reciprocity(DatedSettings settings) {
        RequestSchema shape = new RequestSchema()
                .required("jurisdiction", FieldRule.text(255))
                .required("opt_in", FieldRule.bool())
                .optional(FieldRule.date(), "effective_start");
        return new EmployeeAttributes(settings, "reciprocity_elections", "jurisdiction", null, shape);
    }

    @Override
    public Response answer(String employee, Call call) {
        return switch (call.method()) {
            case "GET" -> show(employee);
            case "PATCH" -> wrapper == null ? changeBare(employee, call) : changeWrapped(employee, wrapper, call);
            default -> CrudEndpoint.notAllowed(call);
        };
    }

    private Response show(String employee) {
        return ListEndpoint.envelope(settings.store().timelines().all(what, employee), null, null);
    }

    private Response changeBare(String employee, Call call) {
        return settings.applyAll(what, call, (change, here) -> set(employee, change, here), () -> show(employee));
    }

    private Response changeWrapped(String employee, String member, Call call) {
        RequestSchema body = new RequestSchema().required(member, FieldRule.array());
        return RequestBodies.object(
                call,
                sent -> settings.resources().write(call, writing -> {
                    ValidationErrors problems = new ValidationErrors();
                    body.check(sent, true, problems);
                    JsonNode changes = sent.path(member);
                    if (!problems.any()) {
                        settings.apply(
                                what,
                                changes,
                                writing,
                                problems.at(member),
                                (change, here) -> set(employee, change, here));
                    }
                    return problems.any() ? problems.answer() : show(employee);
                }));
    }

    private void set(String employee, ObjectNode change, ValidationErrors here) {
        shape.check(change, true, here);
        if (!here.any()) {
            settings.set(new Timelines.Line(what, employee, change.path(subject).asText()), change);
        }
    }
}
