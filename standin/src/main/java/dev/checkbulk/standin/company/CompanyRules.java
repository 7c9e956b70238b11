package dev.checkbulk.standin.company;

import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a company beyond each single field. */
final class CompanyRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        if (!change.sets("default_bank_account")) {
            return;
        }
        boolean own = store.find(change.text("default_bank_account"))
                .filter(account -> account.path("company").asText().equals(change.id()))
                .isPresent();
        if (!own) {
            problems.add("The default bank account must be the company's own.", "default_bank_account");
        }
    }
}
