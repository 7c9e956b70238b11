package dev.checkbulk.standin.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;

/** What must hold for a bank account beyond each single field. Its number is taken and never shown. */
final class BankAccountRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        boolean raw = change.next().hasNonNull("raw_bank_account");
        boolean plaid = change.next().hasNonNull("plaid_bank_account");
        if (raw == plaid) {
            problems.add("Exactly one of raw_bank_account, plaid_bank_account is required.", "raw_bank_account");
        } else if (plaid && !change.creates()) {
            problems.add("Only raw bank accounts can be changed.");
        } else if (!change.creates() && !change.sets("raw_bank_account")) {
            problems.add("This field is required.", "raw_bank_account");
        } else if (change.sets("raw_bank_account")) {
            change.next().set("raw_bank_account", readable(change.body().get("raw_bank_account")));
        } else {
            change.next().putObject("plaid_bank_account");
        }
    }

    /** An account with the end of its number in place of the number. */
    static ObjectNode readable(JsonNode account) {
        ObjectNode readable = account.deepCopy();
        String number = readable.remove("account_number").asText();
        return readable.put("account_number_last_four", number.substring(number.length() - 4));
    }
}
