package dev.checkbulk.jobs;

import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowEnd;
import dev.checkbulk.run.state.RowEnds;
import dev.checkbulk.run.state.RunRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a run that ended, read from its journal, and what its plan calls them. Blocks. */
final class RowEvents {
    private static final int MOST = 500;

    private final StoredRun stored;
    private @Nullable Names names;

    /** Of each row of the plan its place, the input's row and its label. */
    private record Names(long[] rows, long[] inputs, String[] labels) {
        static Names of(StoredRun stored) throws RunRefused {
            int size = stored.plan().rows();
            Names names = new Names(new long[size], new long[size], new String[size]);
            int at = 0;
            for (PlanRow row : stored.plan().inOrder()) {
                names.rows[at] = row.row();
                names.inputs[at] = row.input();
                names.labels[at] = row.label();
                at++;
            }
            return names;
        }

        JobEvent.Row event(RowEnd end) {
            int at = Arrays.binarySearch(rows, end.row());
            return new JobEvent.Row(
                    Long.toString(end.place()),
                    end.at() == null ? Instant.EPOCH : end.at(),
                    end.row(),
                    at < 0 ? end.row() : inputs[at],
                    at < 0 ? "" : labels[at],
                    end.outcome());
        }
    }

    RowEvents(StoredRun stored) {
        this.stored = stored;
    }

    /** The place that an event's id names; 0 for the beginning. */
    static long place(@Nullable String id) {
        try {
            return id == null ? 0 : Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("This is not the id of an event: " + id, e);
        }
    }

    private synchronized Names names() throws RunRefused {
        Names known = names;
        if (known == null) {
            known = Names.of(stored);
            names = known;
        }
        return known;
    }

    /**
     * Some of those that ended behind a place.
     *
     * @throws IllegalArgumentException when no event has it
     */
    EventStream.Rows behind(long place) throws RunRefused {
        RowEnds ends = stored.ends(place, MOST);
        if (ends.ends().isEmpty()) {
            return new EventStream.Rows(List.of(), ends.next());
        }
        Names known = names();
        List<JobEvent.Row> rows = new ArrayList<>();
        ends.ends().forEach(end -> rows.add(known.event(end)));
        return new EventStream.Rows(rows, ends.next());
    }
}
