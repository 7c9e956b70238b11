package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What can be done with a payroll as a whole. Nobody is paid: an approved payroll stays pending. */
final class PayrollActions {
    private static final Problems.ErrorType SUPERSEDED = new Problems.ErrorType("preview_superseded");

    private final Store store;
    private final Resources resources;
    private final Clock clock;

    PayrollActions(Store store, Resources resources, Clock clock) {
        this.store = store;
        this.resources = resources;
        this.clock = clock;
    }

    Answer approve(String id, Call call) {
        return Bodies.objectOrNothing(call, body -> {
            Problems problems = new Problems();
            String seen = body.path("preview_started_at").asText("");
            String now = store.find(Kind.PAYROLLS, id)
                    .map(payroll -> payroll.path("preview").path("started_at").asText(""))
                    .orElse("");
            if (!seen.isEmpty() && !seen.equals(now)) {
                problems.add(SUPERSEDED, "The payroll was changed after this preview.", "preview_started_at");
            }
            return problems.any() ? problems.answer() : move(Kind.PAYROLLS, id, call, "draft", "pending");
        });
    }

    Answer reopen(String id, Call call) {
        return move(Kind.PAYROLLS, id, call, "pending", "draft");
    }

    Answer approveExternal(String id, Call call) {
        return move(Kind.named("external_payrolls"), id, call, "draft", "pending");
    }

    Answer reopenExternal(String id, Call call) {
        return move(Kind.named("external_payrolls"), id, call, "pending", "draft");
    }

    private Answer move(Kind kind, String id, Call call, String from, String to) {
        if (!call.method().equals("POST")) {
            return Resources.notAllowed(call);
        }
        String status = store.find(kind, id)
                .map(payroll -> payroll.path("status").asText())
                .orElse("");
        if (!status.equals(from)) {
            Problems problems = new Problems();
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
    Answer preview(String id, Call call) {
        if (!call.method().equals("GET")) {
            return Resources.notAllowed(call);
        }
        return resources.find(Kind.PAYROLLS, id, payroll -> {
            ObjectNode next = payroll.deepCopy();
            ObjectNode preview = next.putObject("preview").put("status", "succeeded");
            preview.put("started_at", clock.wall().toString()).putArray("messages");
            store.put(Kind.PAYROLLS, next);
            return Answer.json(200, Shown.of(Kind.PAYROLLS, next, call.query(), store));
        });
    }
}
