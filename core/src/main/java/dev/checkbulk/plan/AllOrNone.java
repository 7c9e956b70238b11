package dev.checkbulk.plan;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.internal.packed.Packed.Packer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows of the input that take several steps: when the plan shows that one of them cannot be, none is taken. */
public final class AllOrNone {
    private AllOrNone() {}

    /**
     * The same rows, but that the other steps of a row of the input of which one cannot be are blocked.
     *
     * @param rows the steps of each row one behind the other
     */
    public static List<PlanRow> of(List<PlanRow> rows) {
        return of(rows, why -> new Skipped(Skipped.Reason.BLOCKED, "another step of this row cannot be: " + told(why)));
    }

    /** @param end how a step ends because of another one */
    public static List<PlanRow> of(List<PlanRow> rows, Function<Untouched, Outcome> end) {
        Packer<PlanRow> whole = new Packer<>(PlanRow.form());
        List<PlanRow> steps = new ArrayList<>();
        for (PlanRow row : rows) {
            if (!steps.isEmpty() && steps.get(0).input() != row.input()) {
                add(steps, end, whole);
            }
            steps.add(row);
        }
        add(steps, end, whole);
        return whole.all();
    }

    private static void add(List<PlanRow> steps, Function<Untouched, Outcome> end, Packer<PlanRow> to) {
        Untouched hindrance = null;
        for (PlanRow step : steps) {
            if (hindrance == null
                    && step instanceof Untouched untouched
                    && !untouched.outcome().asWanted()) {
                hindrance = untouched;
            }
        }
        for (PlanRow step : steps) {
            to.add(hindrance != null && step instanceof Edit edit ? without(edit, end.apply(hindrance)) : step);
        }
        steps.clear();
    }

    private static Untouched without(Edit edit, Outcome why) {
        return new Untouched(edit.ref(), why);
    }

    static String told(Untouched why) {
        return why.outcome().explanation();
    }
}
