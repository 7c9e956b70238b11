package dev.checkbulk.standin.payroll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a payroll beyond each single field: only a draft can be changed or deleted. */
final class PayrollRules implements RecordRules {
    static final ValidationErrors.ErrorType APPROVED = new ValidationErrors.ErrorType("payroll_already_approved");
    private static final ValidationErrors.ErrorType DATES = new ValidationErrors.ErrorType("payroll_date_invalid");

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        if (change.before() != null) {
            requireDraft(change.before(), problems);
            change.next().putNull("preview");
        }
        checkDates(change, problems);
    }

    @Override
    public void remove(ObjectNode record, Store store, ValidationErrors problems) {
        requireDraft(record, problems);
    }

    static void requireDraft(ObjectNode payroll, ValidationErrors problems) {
        if (!payroll.path("status").asText().equals("draft")) {
            problems.add(APPROVED, "The payroll " + payroll.get("id").textValue() + " is not a draft.");
        }
    }

    static void checkDates(ProposedRecord change, ValidationErrors problems) {
        if (change.text("period_end").compareTo(change.text("period_start")) < 0) {
            problems.add(DATES, "The period ends before it starts.", "period_end");
        }
    }
}
