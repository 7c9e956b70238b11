package dev.checkbulk.standin.payroll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a payroll that was paid elsewhere. */
final class ExternalPayrollRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        if (change.before() != null) {
            PayrollRules.requireDraft(change.before(), problems);
        }
        PayrollRules.checkDates(change, problems);
    }

    @Override
    public void remove(ObjectNode record, Store store, ValidationErrors problems) {
        PayrollRules.requireDraft(record, problems);
    }
}
