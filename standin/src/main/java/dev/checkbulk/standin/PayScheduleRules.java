package dev.checkbulk.standin;

/** What must hold for a pay schedule beyond each single field. */
final class PayScheduleRules implements Rules {
    @Override
    public void apply(Change change, Store store, Problems problems) {
        boolean twice = change.text("pay_frequency").equals("semimonthly");
        if (twice && !change.next().hasNonNull("second_payday")) {
            problems.add("A semimonthly schedule has a second payday.", "second_payday");
        }
    }
}
