package dev.checkbulk.jobs.report;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.run.state.RowState;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a process saw of the rows that it sent. It knows more than the journal of rows that are not as they should be; of the many
 * others it keeps two bits each, for the day on which the journal cannot be read. Any thread may call.
 */
public final class SeenRows {
    private final Map<Long, Outcome> whole = new ConcurrentHashMap<>();
    private final BitSet done = new BitSet();
    private final BitSet already = new BitSet();

    /** @param keep whether all of it is kept, although the row is as it should be */
    public void add(long row, Outcome outcome, boolean keep) {
        if (keep || !outcome.asWanted()) {
            whole.put(row, outcome);
            return;
        }
        synchronized (done) {
            (outcome.kind() == Outcome.Kind.DONE ? done : already).set(Math.toIntExact(row));
        }
    }

    /** What was kept whole, by the row's place in the plan. */
    public Map<Long, Outcome> kept() {
        return whole;
    }

    /** Where a row stands by its files, and by what was seen. */
    public RowState of(RowState row) {
        Outcome seen = whole.get(row.row());
        if (seen == null) {
            seen = row.ended() ? null : well(Math.toIntExact(row.row()));
        }
        return seen == null ? row : new RowState(row.row(), row.input(), row.label(), seen, !seen.open(), row.source());
    }

    private @Nullable Outcome well(int row) {
        synchronized (done) {
            if (done.get(row)) {
                return new Outcome.Done(new CheckResponse(0, null, MissingNode.getInstance()));
            }
            return already.get(row) ? new Skipped(Skipped.Reason.ALREADY, "it is so already") : null;
        }
    }
}
