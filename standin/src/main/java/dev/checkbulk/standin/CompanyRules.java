package dev.checkbulk.standin;

/** What must hold for a company beyond each single field. */
final class CompanyRules implements Rules {
    @Override
    public void apply(Change change, Store store, Problems problems) {
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
