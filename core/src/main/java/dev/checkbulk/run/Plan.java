package dev.checkbulk.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run does: a header and the edits in their order. It is a file, and does not change once it is written.
 *
 * @param header what all edits share
 * @param edits one for each row that something is sent for, rows ascending
 */
public record Plan(Header header, List<Edit> edits) {
    /**
     * What all edits of a plan share.
     *
     * @param runId 128 random bits in hex; every idempotency key of the run follows from it
     * @param script the script that made the plan
     * @param input the SHA-256 of the input file, hex
     * @param baseUrl where it is sent to, also when it is resumed
     */
    public record Header(String runId, String script, String input, String baseUrl) {
        /** @throws IllegalArgumentException when the run id is not 32 hex digits */
        public Header {
            if (!runId.matches("[0-9a-f]{32}")) {
                throw new IllegalArgumentException("A run id is 32 hex digits");
            }
        }
    }

    /** @throws IllegalArgumentException when two edits have one row, or they are not in the order of their rows */
    public Plan {
        edits = List.copyOf(edits);
        Set<Long> rows = new HashSet<>();
        long last = 0;
        for (Edit edit : edits) {
            if (!rows.add(edit.row()) || edit.row() < last) {
                throw new IllegalArgumentException("A plan has its rows once and ascending; row " + edit.row());
            }
            last = edit.row();
        }
    }
}
