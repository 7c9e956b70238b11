package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What must hold for a payroll beyond each single field: only a draft can be changed or deleted. */
final class PayrollRules implements Rules {
    static final Problems.ErrorType APPROVED = new Problems.ErrorType("payroll_already_approved");
    private static final Problems.ErrorType DATES = new Problems.ErrorType("payroll_date_invalid");

    @Override
    public void apply(Change change, Store store, Problems problems) {
        if (change.before() != null) {
            requireDraft(change.before(), problems);
            change.next().putNull("preview");
        }
        checkDates(change, problems);
    }

    @Override
    public void remove(ObjectNode record, Store store, Problems problems) {
        requireDraft(record, problems);
    }

    static void requireDraft(ObjectNode payroll, Problems problems) {
        if (!payroll.path("status").asText().equals("draft")) {
            problems.add(APPROVED, "The payroll " + payroll.get("id").textValue() + " is not a draft.");
        }
    }

    static void checkDates(Change change, Problems problems) {
        if (change.text("period_end").compareTo(change.text("period_start")) < 0) {
            problems.add(DATES, "The period ends before it starts.", "period_end");
        }
    }
}
