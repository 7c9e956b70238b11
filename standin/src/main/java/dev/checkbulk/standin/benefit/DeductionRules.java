package dev.checkbulk.standin.benefit;

import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ProposedRecord;
import dev.checkbulk.standin.store.RecordRules;
import dev.checkbulk.standin.store.Store;
import java.util.List;

/** What must hold for a post-tax deduction beyond each single field. */
final class DeductionRules implements RecordRules {
    private static final String CHILD_SUPPORT = "child_support";
    private static final List<String> TYPES = List.of("miscellaneous", CHILD_SUPPORT, "miscellaneous_garnishment");

    @Override
    public void apply(ProposedRecord change, Store store, ValidationErrors problems) {
        String type = change.text("type");
        if (!change.next().hasNonNull(type)) {
            problems.add("This field is required for this type.", type);
        }
        TYPES.stream()
                .filter(other -> !other.equals(type) && change.next().hasNonNull(other))
                .forEach(other -> problems.add("A deduction of type " + type + " has none.", other));
        if (change.sets("managed") && !type.equals(CHILD_SUPPORT)) {
            problems.add("Only child support can be managed.", "managed");
        }
        // Published for versions since 2021-09-02.
        boolean known = store.find("employees", change.text("employee"))
                .filter(employee -> employee.hasNonNull("ssn_last_four"))
                .isPresent();
        if (change.creates() && type.equals(CHILD_SUPPORT) && !known) {
            problems.add("The employee's ssn is needed for child support.", "employee");
        }
        EffectiveDates.check(change, problems);
    }
}
