package dev.checkbulk.jobs.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.internal.packed.Packed.Packer;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a planner made with what the rows' owner wrote: the row as it stands in the file, and what it expects. That is asked
 * of the only step, or of the first that changes the record which the row names or creates something for it.
 */
public final class RowJoin {
    private final Iterator<Row> input;
    private final Packer<PlanRow> rows = new Packer<>(PlanRow.form());
    private final List<PlanRow> steps = new ArrayList<>();
    private boolean expects;
    private boolean takesSteps;

    public RowJoin(List<Row> input) {
        this.input = input.iterator();
    }

    /** The next that the planner made. */
    public void add(PlanRow row) {
        if (!steps.isEmpty() && steps.get(0).row() != row.row()) {
            finish();
        }
        steps.add(row);
    }

    /** All rows of the plan. */
    public List<PlanRow> all() {
        if (!steps.isEmpty()) {
            finish();
        }
        if (input.hasNext()) {
            throw unordered();
        }
        return rows.all();
    }

    private static IllegalStateException unordered() {
        return new IllegalStateException("A planner makes the rows of each item, in their order");
    }

    /** Whether a row expects something of its record. */
    public boolean expects() {
        return expects;
    }

    /** Whether a row takes more than one step. */
    public boolean takesSteps() {
        return takesSteps;
    }

    private void finish() {
        if (!input.hasNext()) {
            throw unordered();
        }
        Row written = input.next();
        if (steps.get(0).row() != written.number()) {
            throw unordered();
        }
        takesSteps |= steps.size() > 1;
        ObjectNode expect = written.expect();
        expects |= !expect.isEmpty();
        Edit asked = expect.isEmpty() ? null : asked();
        for (PlanRow step : steps) {
            PlanRow row = step == asked ? asked.expect(expect) : step;
            boolean unasked = !expect.isEmpty() && asked == null && row instanceof Edit;
            rows.add((unasked ? conflict(row) : row).source(written.raw()));
        }
        steps.clear();
    }

    private @Nullable Edit asked() {
        for (PlanRow step : steps) {
            if (step instanceof Edit edit && (steps.size() == 1 || isAboutNamed(edit))) {
                return edit;
            }
        }
        return null;
    }

    private static boolean isAboutNamed(Edit edit) {
        return edit.request().method() == Method.POST || edit.request().ids().contains(edit.label());
    }

    private static Untouched conflict(PlanRow step) {
        String why = "what the row expects cannot be looked up, because that step is done already";
        return new Untouched(step.row(), step.label(), new Skipped(Reason.CONFLICT, why), step.company(), null);
    }
}
