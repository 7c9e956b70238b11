package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.Names;
import dev.checkbulk.internal.packed.Packed;
import dev.checkbulk.internal.packed.Packed.Packer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run does: a header, the edits in their order, and the rows for which nothing is sent. It is a file, and does not
 * change once it is written.
 * Its rows are kept outside of memory, and made when they are asked for: to be walked in their order. Any thread may read it;
 * that may block as long as a local file takes, and making a plan of many rows takes long, so neither is for an event loop.
 */
public final class Plan {
    private final Header header;
    private final Packed<Edit> edits;
    private final Packed<Untouched> untouched;
    private volatile @Nullable String hash;
    private volatile @Nullable Boolean steps;

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
        /** @throws IllegalArgumentException when the run id is not 32 hex digits, or the script's name could be a path */
        public Header {
            if (!Names.isRunId(runId)) {
                throw new IllegalArgumentException("A run id is 32 hex digits");
            }
            if (!Names.isName(script)) {
                throw new IllegalArgumentException(
                        "A script's name is 1 to 100 of a to z, A to Z, 0 to 9, - and _, not \""
                                + script.replaceAll("[^ -~]", "?") + "\"");
            }
        }

        Header about(JsonNode other) {
            return new Header(runId, script, input, baseUrl, made, other);
        }
    }

    /**
     * A plan of these rows.
     *
     * @param header what all rows share
     * @param edits one for each row that something is sent for, rows ascending
     * @param untouched the other rows, ascending
     * @throws IllegalArgumentException when a row comes twice, or the rows are not ascending
     */
    public Plan(Header header, List<Edit> edits, List<Untouched> untouched) {
        this(header, Packed.copyOf(edits, EditJson.EDITS), Packed.copyOf(untouched, EditJson.UNTOUCHED), null);
        if (!isAscending(inOrder())) {
            throw new IllegalArgumentException("A plan has its rows once and ascending");
        }
    }

    private Plan(Header header, Packed<Edit> edits, Packed<Untouched> untouched, @Nullable String hash) {
        this.header = header;
        this.edits = edits;
        this.untouched = untouched;
        this.hash = hash;
    }

    /** What a file holds whose hash proves that it was a plan when it was written. */
    static Plan asWritten(Header header, Packed<Edit> edits, Packed<Untouched> untouched, String hash) {
        return new Plan(header, edits, untouched, hash);
    }

    /** What all rows share. */
    public Header header() {
        return header;
    }

    /** One for each row that something is sent for, rows ascending. */
    public List<Edit> edits() {
        return edits;
    }

    /** The other rows, ascending. */
    public List<Untouched> untouched() {
        return untouched;
    }

    static boolean isAscending(Iterable<? extends PlanRow> rows) {
        long last = 0;
        for (PlanRow row : rows) {
            if (row.row() <= last) {
                return false;
            }
            last = row.row();
        }
        return true;
    }

    /** A plan of these rows in their order. When they are not ascending, because a row takes several steps, they are numbered. */
    public static Plan of(Header header, List<? extends PlanRow> rows) {
        return rowsOf(header, rows, false)
                .orElseGet(() -> rowsOf(header, rows, true).orElseThrow());
    }

    /** Empty when they are not ascending and not to be numbered. */
    private static Optional<Plan> rowsOf(Header header, List<? extends PlanRow> rows, boolean numbering) {
        Packer<Edit> edits = new Packer<>(EditJson.EDITS);
        Packer<Untouched> untouched = new Packer<>(EditJson.UNTOUCHED);
        long last = 0;
        for (PlanRow given : rows) {
            PlanRow row = numbering ? given.at(last + 1) : given;
            if (row.row() <= last) {
                return Optional.empty();
            }
            last = row.row();
            if (row instanceof Edit edit) {
                edits.add(edit);
            } else {
                untouched.add((Untouched) row);
            }
        }
        return Optional.of(new Plan(header, edits.all(), untouched.all(), null));
    }

    /**
     * The plan that a file holds, whoever made it: a store's {@code read} tells that too.
     *
     * @throws PlanUnreadable when it is not one that this version reads, was cut or edited after it was written, or is purged
     */
    public static Plan read(byte[] file) throws PlanUnreadable {
        PlanFile.Loaded loaded = PlanFile.read(file);
        if (loaded.purged()) {
            throw new PlanUnreadable("The plan's data was purged: it cannot be run any more.");
        }
        return loaded.plan();
    }

    /** The SHA-256 of its lines, in hex: with which its file ends, and by which its journal knows it. */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = PlanFile.hash(this);
            hash = known;
        }
        return known;
    }

    /** Writes the plan as a file, which ends with its own SHA-256: a plan that was read gives the same bytes again. */
    public void writeTo(OutputStream file) throws IOException {
        PlanFile.write(this, file);
    }

    /** Writes the rows' lines. */
    void writeRows(OutputStream to) throws IOException {
        edits.writeTo(to);
        untouched.writeTo(to);
    }

    /** All rows, ascending; a list to be walked. */
    public Iterable<PlanRow> inOrder() {
        return inOrder(edits, untouched);
    }

    private static Iterable<PlanRow> inOrder(List<Edit> edits, List<Untouched> untouched) {
        return () -> new Merged(edits.iterator(), untouched.iterator());
    }

    /** Two ascending lists as one. */
    private static final class Merged implements Iterator<PlanRow> {
        private final Iterator<Edit> edits;
        private final Iterator<Untouched> others;
        private @Nullable Edit edit;
        private @Nullable Untouched other;

        Merged(Iterator<Edit> edits, Iterator<Untouched> others) {
            this.edits = edits;
            this.others = others;
        }

        @Override
        public boolean hasNext() {
            return edit != null || other != null || edits.hasNext() || others.hasNext();
        }

        @Override
        public PlanRow next() {
            edit = edit == null && edits.hasNext() ? edits.next() : edit;
            other = other == null && others.hasNext() ? others.next() : other;
            PlanRow next = other == null || (edit != null && edit.row() < other.row()) ? edit : other;
            if (next == null) {
                throw new NoSuchElementException();
            }
            edit = next == edit ? null : edit;
            other = next == other ? null : other;
            return next;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan plan
                && header.equals(plan.header)
                && edits.equals(plan.edits)
                && untouched.equals(plan.untouched);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    @Override
    public String toString() {
        return header + " with " + edits.size() + " edits and " + untouched.size() + " other rows";
    }

    /** The row at a place among all, counted from 0. */
    public PlanRow row(int place) {
        Objects.checkIndex(place, rows());
        int from = Math.max(0, place - untouched.size());
        int to = Math.min(place, edits.size());
        while (from < to) { // how many edits are before that place
            int middle = (from + to) >>> 1;
            if (edits.get(middle).row() < untouched.get(place - middle - 1).row()) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int others = place - from;
        boolean isEdit = from < edits.size()
                && (others == untouched.size()
                        || edits.get(from).row() < untouched.get(others).row());
        return isEdit ? edits.get(from) : untouched.get(others);
    }

    /** Whether a row of the input may take several rows here: then one says so. */
    public boolean hasSteps() {
        Boolean known = steps;
        if (known == null) {
            known = edits.anyLine(EditJson::saysItsInput) || untouched.anyLine(EditJson::saysItsInput);
            steps = known;
        }
        return known;
    }

    /** How many rows there are. */
    public int rows() {
        return edits.size() + untouched.size();
    }
}
