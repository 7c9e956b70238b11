package dev.checkbulk.standin.payroll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold for what one person is paid in one payroll. It can be changed while the payroll is a draft, which takes
 * the payroll's preview away; a few fields can be changed later too.
 */
final class PayrollItemRules implements RecordRules {
    private final String kind;
    private final String person;
    private final ValidationErrors.ErrorType exists;
    private final Set<String> always;

    private PayrollItemRules(String kind, String person, String exists, Set<String> always) {
        this.kind = kind;
        this.person = person;
        this.exists = new ValidationErrors.ErrorType(exists);
        this.always = always;
    }

    static RecordRules ofItems() {
        return new PayrollItemRules(
                "payroll_items",
                "employee",
                "payroll_item_already_exists",
                Set.of(
                        "pto_balance_hours",
                        "sick_balance_hours",
                        "state_covid_sick_balance_hours",
                        "paper_check_number"));
    }

    static RecordRules ofContractorPayments() {
        return new PayrollItemRules(
                "contractor_payments", "contractor", "contractor_payment_already_exists", Set.of("paper_check_number"));
    }

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        boolean small = change.before() != null
                && always.containsAll(change.body().properties().stream()
                        .map(entry -> entry.getKey())
                        .toList());
        if (!small) {
            // An item may be moved, which changes two payrolls.
            Stream.of(change.before(), change.next())
                    .filter(item -> item != null)
                    .map(item -> item.path("payroll").asText())
                    .distinct()
                    .forEach(payroll -> touch(payroll, store, problems));
        }
        if (change.changes(person) || change.changes("payroll")) {
            checkSole(change, store, problems);
        }
        checkEarnings(change.body().path("earnings"), problems.at("earnings"));
    }

    @Override
    public void remove(ObjectNode record, Store store, ValidationErrors problems) {
        touch(record.path("payroll").asText(), store, problems);
    }

    private static void touch(String id, Store store, ValidationErrors problems) {
        Kind payrolls = store.kind("payrolls");
        store.find(payrolls, id).ifPresent(payroll -> {
            PayrollRules.requireDraft(payroll, problems);
            if (payroll.hasNonNull("preview")) {
                store.put(payrolls, payroll.deepCopy().putNull("preview"));
            }
        });
    }

    private void checkSole(ProposedRecord change, Store store, ValidationErrors problems) {
        store.table(kind).where(person, change.text(person)).all().stream()
                .filter(other -> !other.get("id").equals(change.next().get("id")))
                .filter(other -> other.path("payroll").equals(change.next().path("payroll")))
                .findFirst()
                .ifPresent(other -> problems.add(
                        exists,
                        "This " + person + " is in the payroll already, as "
                                + other.get("id").textValue() + "."));
    }

    private static void checkEarnings(JsonNode earnings, ValidationErrors here) {
        for (int i = 0; i < earnings.size(); i++) {
            JsonNode earning = earnings.get(i);
            if (earning.hasNonNull("type") == earning.hasNonNull("earning_code")) {
                here.at(i).add("Exactly one of type, earning_code is required.", "type");
            }
            boolean rated = earning.hasNonNull("earning_rate")
                    && (earning.hasNonNull("hours") || earning.hasNonNull("piece_units"));
            if (!rated && !earning.hasNonNull("amount")) {
                here.at(i).add("An amount is required, or an earning_rate with hours or piece_units.", "amount");
            }
        }
    }
}
