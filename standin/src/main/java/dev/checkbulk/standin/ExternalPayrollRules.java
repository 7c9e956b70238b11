package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What must hold for a payroll that was paid elsewhere. */
final class ExternalPayrollRules implements Rules {
    @Override
    public void apply(Change change, Store store, Problems problems) {
        if (change.before() != null) {
            PayrollRules.requireDraft(change.before(), problems);
        }
        PayrollRules.checkDates(change, problems);
    }

    @Override
    public void remove(ObjectNode record, Store store, Problems problems) {
        PayrollRules.requireDraft(record, problems);
    }
}
