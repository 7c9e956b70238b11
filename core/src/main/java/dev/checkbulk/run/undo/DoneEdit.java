package dev.checkbulk.run.undo;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.state.RowStates;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An edit that was executed.
 *
 * @param id of the record as Check told it; empty if it told none
 */
record DoneEdit(Edit edit, String id) {

    /** Those of a run, a list for each row of the input; a view, that reads plan and journal whenever it is asked. */
    static List<List<DoneEdit>> byInput(Plan plan, RowStates rows) {
        List<Edit> edits = plan.edits();
        int[] starts = plan.hasSteps() ? starts(edits) : new int[0];
        return new AbstractList<>() {
            @Override
            public List<DoneEdit> get(int input) {
                return plan.hasSteps()
                        ? of(edits.subList(starts[input], starts[input + 1]), rows)
                        : of(edits.subList(input, input + 1), rows);
            }

            @Override
            public int size() {
                return plan.hasSteps() ? starts.length - 1 : edits.size();
            }
        };
    }

    private static List<DoneEdit> of(List<Edit> edits, RowStates rows) {
        List<DoneEdit> done = new ArrayList<>();
        for (Edit edit : edits) {
            if (rows.of(edit).outcome() instanceof Outcome.Done end) {
                done.add(new DoneEdit(edit, end.response().id()));
            }
        }
        return done;
    }

    /** The places of the first edits of the rows of the input, and the place behind the last edit. */
    private static int[] starts(List<Edit> edits) {
        int[] starts = new int[edits.size() + 1];
        int inputs = 0;
        int place = 0;
        long input = 0;
        for (Edit edit : edits) {
            if (place == 0 || edit.input() != input) {
                starts[inputs++] = place;
                input = edit.input();
            }
            place++;
        }
        starts[inputs] = place;
        return Arrays.copyOf(starts, inputs + 1);
    }
}
