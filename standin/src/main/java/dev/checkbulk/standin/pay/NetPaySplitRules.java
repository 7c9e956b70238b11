package dev.checkbulk.standin.pay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;
import java.util.HashMap;
import java.util.Map;

/** What must hold for a net pay split beyond each single field. One that is made the default is its worker's from then on. */
final class NetPaySplitRules implements RecordRules {
    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        String worker = change.next().hasNonNull("employee") ? "employee" : "contractor";
        JsonNode splits = change.next().get("splits");
        ValidationErrors here = problems.at("splits");
        if (splits.isEmpty()) {
            here.add("There is at least one split.");
        }
        checkPriorities(splits, here);
        for (int i = 0; i < splits.size(); i++) {
            checkAmount(splits.get(i), splits.size(), here.at(i));
            checkAccount(splits.get(i), worker, change, store, here.at(i));
        }
        if (!problems.any() && change.next().path("is_default").asBoolean()) {
            makeDefault(
                    store.kind(worker.equals("employee") ? "employees" : "contractors"),
                    change.text(worker),
                    change,
                    store);
        }
    }

    private static void checkPriorities(JsonNode splits, ValidationErrors here) {
        Map<Integer, Integer> seen = new HashMap<>();
        splits.forEach(split -> seen.merge(split.path("priority").asInt(), 1, Integer::sum));
        for (int priority = 1; priority <= splits.size(); priority++) {
            if (!seen.containsKey(priority)) {
                here.add("Priorities are consecutive from 1; " + priority + " is missing.");
                return;
            }
        }
    }

    /** The last takes what is left. */
    private static void checkAmount(JsonNode split, int last, ValidationErrors here) {
        boolean amount = split.hasNonNull("amount");
        boolean percentage = split.hasNonNull("percentage");
        if (split.path("priority").asInt() == last) {
            if (amount || percentage) {
                here.add("The last split has neither an amount nor a percentage.", amount ? "amount" : "percentage");
            }
        } else if (amount == percentage) {
            here.add("Exactly one of amount, percentage is required.", "amount");
        }
    }

    private static void checkAccount(
            JsonNode split, String worker, ProposedRecord change, Store store, ValidationErrors here) {
        ObjectNode account = store.find(split.path("bank_account").asText()).orElseGet(StrictJson::object);
        if (!account.path(worker).asText().equals(change.text(worker))) {
            here.add("The bank account belongs to somebody else.", "bank_account");
        }
    }

    private static void makeDefault(Kind workers, String worker, ProposedRecord change, Store store) {
        store.find(workers, worker)
                .ifPresent(one -> store.put(workers, one.deepCopy().put("default_net_pay_split", change.id())));
    }
}
