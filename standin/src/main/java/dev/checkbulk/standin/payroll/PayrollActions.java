package dev.checkbulk.standin.payroll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.RecordView;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;

/** What can be done with a payroll as a whole. Nobody is paid: an approved payroll stays pending. */
public final class PayrollActions {
    private static final ValidationErrors.ErrorType SUPERSEDED = new ValidationErrors.ErrorType("preview_superseded");

    private final Store store;
    private final CrudEndpoint resources;
    private final Clock clock;
    private final Kind payrolls;
    private final Kind externals;

    public PayrollActions(Store store, CrudEndpoint resources, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.clock = clock;
        this.payrolls = store.kind("payrolls");
        this.externals = store.kind("external_payrolls");
    }

    public Response approve(String id, Call call) {
        return RequestBodies.objectOrNothing(call, body -> {
            ValidationErrors problems = new ValidationErrors();
            String seen = body.path("preview_started_at").asText("");
            String now = store.find(payrolls, id)
                    .map(payroll -> payroll.path("preview").path("started_at").asText(""))
                    .orElse("");
            if (!seen.isEmpty() && !seen.equals(now)) {
                problems.add(SUPERSEDED, "The payroll was changed after this preview.", "preview_started_at");
            }
            return problems.any() ? problems.answer() : move(payrolls, id, call, "draft", "pending");
        });
    }

    public Response reopen(String id, Call call) {
        return move(payrolls, id, call, "pending", "draft");
    }

    public Response approveExternal(String id, Call call) {
        return move(externals, id, call, "draft", "pending");
    }

    public Response reopenExternal(String id, Call call) {
        return move(externals, id, call, "pending", "draft");
    }

    private Response move(Kind kind, String id, Call call, String from, String to) {
        if (!call.method().equals("POST")) {
            return CrudEndpoint.notAllowed(call);
        }
        String status = store.find(kind, id)
                .map(payroll -> payroll.path("status").asText())
                .orElse("");
        if (!status.equals(from)) {
            ValidationErrors problems = new ValidationErrors();
            if (from.equals("draft")) {
                problems.add(PayrollRules.APPROVED, "The payroll is not a draft.");
            } else {
                problems.add("Only a payroll that is pending can be reopened.");
            }
            return problems.answer();
        }
        return resources.changeFields(kind, id, call, 201, payroll -> payroll.put("status", to));
    }

    /** Computes nothing; a preview is there until something changes. */
    public Response preview(String id, Call call) {
        if (!call.method().equals("GET")) {
            return CrudEndpoint.notAllowed(call);
        }
        return resources.find(payrolls, id, payroll -> {
            ObjectNode next = payroll.deepCopy();
            ObjectNode preview = next.putObject("preview").put("status", "succeeded");
            preview.put("started_at", clock.wall().toString()).putArray("messages");
            store.put(payrolls, next);
            return Response.json(200, RecordView.of(payrolls, next, call.query(), store));
        });
    }
}
