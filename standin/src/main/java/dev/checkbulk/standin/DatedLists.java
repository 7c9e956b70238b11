package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A part of an employee that is a list of settings, each of something and from a date on. An update is a list of changes:
 * what is not in it stays.
 */
final class DatedLists implements SubResources.Part {
    private final Settings settings;
    private final String what;
    private final String subject;
    private final @Nullable String wrapper;
    private final Shape shape;

    private DatedLists(Settings settings, String what, String subject, @Nullable String wrapper, Shape shape) {
        this.settings = settings;
        this.what = what;
        this.subject = subject;
        this.wrapper = wrapper;
        this.shape = shape;
    }

    static DatedLists attributes(Settings settings) {
        Shape shape = new Shape()
                .required("name", Rule.text(255))
                .required("value", Rule.text(255))
                .optional(Rule.date(), "effective_start");
        String what = "company_defined_attributes";
        return new DatedLists(settings, what, "name", what, shape);
    }

    static DatedLists reciprocity(Settings settings) {
        Shape shape = new Shape()
                .required("jurisdiction", Rule.text(255))
                .required("opt_in", Rule.bool())
                .optional(Rule.date(), "effective_start");
        return new DatedLists(settings, "reciprocity_elections", "jurisdiction", null, shape);
    }

    @Override
    public Answer answer(String employee, Call call) {
        return switch (call.method()) {
            case "GET" -> show(employee);
            case "PATCH" -> wrapper == null ? changeBare(employee, call) : changeWrapped(employee, wrapper, call);
            default -> Resources.notAllowed(call);
        };
    }

    private Answer show(String employee) {
        return Listing.envelope(settings.store().timelines().all(what, employee), null, null);
    }

    private Answer changeBare(String employee, Call call) {
        return settings.applyAll(what, call, (change, here) -> set(employee, change, here), () -> show(employee));
    }

    private Answer changeWrapped(String employee, String member, Call call) {
        Shape body = new Shape().required(member, Rule.array());
        return Bodies.object(
                call,
                sent -> settings.resources().write(call, writing -> {
                    Problems problems = new Problems();
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

    private void set(String employee, ObjectNode change, Problems here) {
        shape.check(change, true, here);
        if (!here.any()) {
            settings.set(new Timelines.Line(what, employee, change.path(subject).asText()), change);
        }
    }
}
