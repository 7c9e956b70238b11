package dev.checkbulk.standin.company;

import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a pay schedule beyond each single field. */
final class PayScheduleRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        boolean twice = change.text("pay_frequency").equals("semimonthly");
        if (twice && !change.next().hasNonNull("second_payday")) {
            problems.add("A semimonthly schedule has a second payday.", "second_payday");
        }
    }
}
