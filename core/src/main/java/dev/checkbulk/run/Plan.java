package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a run does: a header, the edits in their order, and the rows for which nothing is sent. It is a file, and does not
 * change once it is written.
 *
 * @param header what all rows share
 * @param edits one for each row that something is sent for, rows ascending
 * @param untouched the other rows, ascending
 */
public record Plan(Header header, List<Edit> edits, List<Untouched> untouched) {
    /**
     * What all rows of a plan share.
     *
     * @param runId 128 random bits in hex; every idempotency key of the run follows from it
     * @param script the script that made the plan
     * @param input the SHA-256 of the input file, hex
     * @param baseUrl where it is sent to, also when it is resumed
     * @param made when the plan was made
     * @param about what the script wants to know of it later: an object that this package does not look into
     */
    public record Header(String runId, String script, String input, String baseUrl, Instant made, JsonNode about) {
        /** @throws IllegalArgumentException when the run id is not 32 hex digits */
        public Header {
            if (!runId.matches("[0-9a-f]{32}")) {
                throw new IllegalArgumentException("A run id is 32 hex digits");
            }
        }
    }

    /** @throws IllegalArgumentException when a row comes twice, or the rows are not ascending */
    public Plan {
        edits = List.copyOf(edits);
        untouched = List.copyOf(untouched);
        requireAscending(edits.stream().mapToLong(Edit::row));
        requireAscending(untouched.stream().mapToLong(Untouched::row));
        LongStream all = LongStream.concat(
                edits.stream().mapToLong(Edit::row), untouched.stream().mapToLong(Untouched::row));
        requireAscending(all.sorted());
    }

    /** A plan of these rows, ascending. */
    public static Plan of(Header header, List<? extends PlanRow> rows) {
        return new Plan(
                header,
                rows.stream()
                        .filter(Edit.class::isInstance)
                        .map(Edit.class::cast)
                        .toList(),
                rows.stream()
                        .filter(Untouched.class::isInstance)
                        .map(Untouched.class::cast)
                        .toList());
    }

    /**
     * The plan that a file holds.
     *
     * @throws RunRefused when it is not one that this version reads, or was cut or edited after it was written
     */
    public static Plan read(byte[] file) throws RunRefused {
        try {
            PlanFile.Loaded loaded = PlanFile.read(file);
            if (loaded.purged()) {
                throw new RunRefused(
                        RunRefused.Reason.PURGED, "The plan's data was purged: it cannot be run any more.");
            }
            return loaded.plan();
        } catch (PlanFile.Unreadable e) {
            throw new RunRefused(RunRefused.Reason.CHANGED, String.valueOf(e.getMessage()));
        }
    }

    /** The plan as a file, which ends with its own SHA-256: a plan that was read gives the same bytes again. */
    public byte[] write() {
        return PlanFile.write(this);
    }

    private static void requireAscending(LongStream rows) {
        long last = 0;
        for (long row : rows.toArray()) {
            if (row <= last) {
                throw new IllegalArgumentException("A plan has its rows once and ascending; row " + row);
            }
            last = row;
        }
    }

    /** All rows. */
    public int rows() {
        return edits.size() + untouched.size();
    }
}
