package dev.checkbulk.sim;

import dev.checkbulk.http.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Sees what the server sees and what the run reports, and holds the one against the other. It knows which row a request
 * belongs to by the request itself, not by its key.
 */
final class Judge {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MOST_STARTS = 25;

    /** Of one row by one process: ten minutes of patience with a 429 each second, and some more. */
    private static final int MOST_SENDS = 1_500;

    /** How old what a row knows of its record may be when it is sent, and the second by which clocks may disagree. */
    private static final long FRESH = Duration.ofSeconds(6).toNanos();

    private final Trace trace;
    private final Timeline timeline;
    private final Map<String, Row> rows = new HashMap<>();
    private final List<Row> inOrder = new ArrayList<>();
    private final Set<String> second = new HashSet<>();
    private final Set<String> underWay = new HashSet<>();
    private final Deque<Long> starts = new ArrayDeque<>();
    private final Map<String, Row> lastEffect = new HashMap<>();
    private final Map<String, Long> changedByOthers = new HashMap<>();
    private ToIntFunction<String> durable = key -> 0;
    private final Map<String, Integer> sendsByKey = new HashMap<>();
    private Violation violation;

    /** What is true of one row. */
    static final class Row {
        final long number;
        final boolean creates;
        final String resource;
        private final boolean deletes;
        private final int unknownTwins;
        private final boolean listWasRead;
        private final boolean blind;
        long input;
        int sends;
        int sendsOfProcess;
        long lastSent;
        int keys;
        String lastKey;
        boolean strange;
        int effects;
        boolean wentOtherwise;
        boolean effectBehindAnError;
        boolean edited;
        boolean surelyNot;
        String createdId;
        Outcome.Kind result;
        String resultId;

        private Row(
                long number,
                boolean creates,
                boolean deletes,
                String resource,
                int unknownTwins,
                boolean listWasRead,
                boolean blind) {
            this.number = number;
            this.creates = creates;
            this.deletes = deletes;
            this.resource = resource;
            this.unknownTwins = unknownTwins;
            this.listWasRead = listWasRead;
            this.blind = blind;
        }

        /**
         * A row that makes a record.
         *
         * @param resource what it is ordered by, or null
         * @param unknownTwins how many equal records were there before that the plan does not mention
         * @param listWasRead whether the plan mentions those that were there
         * @param blind whether the list cannot be read
         */
        static Row create(long number, String resource, int unknownTwins, boolean listWasRead, boolean blind) {
            return new Row(number, true, false, resource, unknownTwins, listWasRead, blind);
        }

        static Row change(long number, String resource) {
            return new Row(number, false, false, resource, 0, false, false);
        }

        static Row delete(long number, String resource) {
            return new Row(number, false, true, resource, 0, false, false);
        }

        /** Whether nobody could tell: what the server remembers and shows does not say whether the row made a record. */
        boolean undecidable(boolean otherApiKeys) {
            return creates
                    ? blind || unknownTwins > 0 || (effectBehindAnError && !listWasRead)
                    : deletes && effectBehindAnError && otherApiKeys;
        }

        private boolean isNotDone() {
            return result != Outcome.Kind.DONE && result != Outcome.Kind.ALREADY;
        }

        private boolean failed() {
            return result == Outcome.Kind.REFUSED || result == Outcome.Kind.CONFLICT || result == Outcome.Kind.BLOCKED;
        }
    }

    Judge(Trace trace, Timeline timeline) {
        this.trace = trace;
        this.timeline = timeline;
    }

    /** @param otherwise the request that the row may send instead, or null */
    void knows(Row row, String request, String otherwise) {
        rows.put(request, row);
        inOrder.add(row);
        if (otherwise != null) {
            rows.put(otherwise, row);
            second.add(otherwise);
        }
    }

    /** How to ask how many intents to use a key are surely on the disk. */
    void asks(ToIntFunction<String> durableIntents) {
        durable = durableIntents;
    }

    Violation violation() {
        return violation;
    }

    List<Row> rows() {
        return inOrder;
    }

    void object(String invariant, long row, String message) {
        if (violation == null) {
            violation = new Violation(invariant, row, message);
            trace.add(row, "VIOLATION", violation.toString());
        }
    }

    private void demand(boolean truth, String invariant, Row row, String message) {
        if (!truth) {
            object(invariant, row == null ? 0 : row.number, message);
        }
    }

    void note(long row, String what) {
        trace.add(row, what, "");
    }

    Row rowOf(String request) {
        return rows.get(request);
    }

    /** A process begins. */
    void begins() {
        inOrder.forEach(row -> {
            row.sendsOfProcess = 0;
            row.strange = false; // what the journal did not keep nobody knows any more
        });
    }

    /** A create's answer was not the server's. */
    void strange(String request) {
        Row row = rowOf(request);
        if (row != null) {
            row.strange = true;
        }
    }

    /** A read of the log starts: it tells of the row whose key it names. */
    void looks(String target) {
        if (target.startsWith("/logs?")) {
            inOrder.stream()
                    .filter(row -> row.lastKey != null && target.contains(row.lastKey))
                    .forEach(row -> row.strange = false);
        }
    }

    /** Any request starts. */
    void starts() {
        long now = timeline.now();
        while (!starts.isEmpty() && now - starts.peek() >= SECOND) {
            starts.remove();
        }
        starts.add(now);
        demand(starts.size() <= MOST_STARTS, "I9", null, starts.size() + " starts within a second");
    }

    /** A write goes to the wire. */
    void sent(String request, String key) {
        Row row = rowOf(request);
        demand(row != null, "I3", null, "a write that nobody planned: " + request);
        if (row == null) {
            return;
        }
        trace.add(row.number, "sent", key);
        demand(key != null, "I6", row, "sent without a key");
        demand(underWay.add(key), "I5", row, "two requests under way with key " + key);
        int sendsWithIt = sendsByKey.merge(key, 1, Integer::sum);
        row.keys += sendsWithIt == 1 ? 1 : 0;
        demand(
                durable.applyAsInt(key) >= sendsWithIt,
                "I6",
                row,
                "sent without an intent on the disk, with key " + key);
        row.sends++;
        row.lastSent = timeline.now();
        demand(++row.sendsOfProcess <= MOST_SENDS, "I8", row, "sent " + row.sendsOfProcess + " times");
        demand(row.result == null, "I4", row, "sent after it ended");
        demand(row.creates || !isBehindAFailure(row), "I13", row, "sent, and an earlier row of its record had failed");
        demand(!isStepBehind(row, Row::isNotDone), "I15", row, "sent, and an earlier step of its row was not done");
        demand(!row.strange, "I16", row, "sent again without a look, and its answer was not the server's");
        row.lastKey = key;
        row.wentOtherwise |= second.contains(request);
        row.surelyNot = false;
    }

    private boolean isBehindAFailure(Row row) {
        return isBehind(row, Row::failed);
    }

    /** Whether an earlier step of its row is such a one. */
    private boolean isStepBehind(Row row, Predicate<Row> such) {
        return inOrder.subList(0, (int) row.number - 1).stream()
                .anyMatch(other -> row.input == other.input && such.test(other));
    }

    /** Nobody can tell how it ended, or it waits for one of which nobody can. */
    private boolean mayStayOpen(Row row, boolean otherApiKeys) {
        Predicate<Row> open = other -> other.result == null && mayStayOpen(other, otherApiKeys);
        return row.undecidable(otherApiKeys) || isBehind(row, open) || isStepBehind(row, open);
    }

    /** Whether an earlier row of its record is such a one. */
    private boolean isBehind(Row row, Predicate<Row> such) {
        return row.resource != null
                && inOrder.subList(0, (int) row.number - 1).stream()
                        .anyMatch(other -> row.resource.equals(other.resource) && such.test(other));
    }

    /** Nothing of this request will happen any more. */
    void over(String key) {
        underWay.remove(key);
    }

    /** A write takes effect. */
    void effect(String request, String createdId) {
        Row row = rowOf(request);
        if (row == null) {
            return;
        }
        row.effects++;
        row.createdId = createdId;
        trace.add(row.number, "EFFECT", createdId == null ? "" : createdId);
        demand(row.effects == 1, row.creates ? "I1" : "I3", row, "executed " + row.effects + " times");
        demand(row.result == null, "I3", row, "took effect after it was reported as " + row.result);
        demand(!row.surelyNot, "I3", row, "took effect after it was reported as surely not applied");
        Long foreign = row.creates ? null : changedByOthers.remove(row.resource);
        demand(
                foreign == null || foreign > row.lastSent - FRESH,
                "I14",
                row,
                "overwrote what somebody else had changed long before it was sent");
        Row before = row.creates ? null : lastEffect.put(row.resource, row);
        demand(
                before == null || before.number <= row.number,
                "I10",
                row,
                "took effect after a later edit of " + row.resource);
    }

    /** The server failed behind the effect, and remembers only that. */
    void failedBehindEffect(String request) {
        Row row = rowOf(request);
        if (row != null) {
            row.effectBehindAnError = true;
        }
    }

    /** Somebody else changes a record. */
    void foreign(String resource) {
        inOrder.stream().filter(row -> resource.equals(row.resource)).forEach(row -> row.edited = true);
        changedByOthers.put(resource, timeline.now());
        trace.add(0, "foreign edit", resource);
    }

    /** The run tells its user of a row, or its journal says so. */
    void reported(long number, Outcome.Kind kind, String id) {
        Row row = inOrder.get((int) number - 1);
        trace.add(number, "reported", kind + " " + id);
        if (kind == Outcome.Kind.UNKNOWN || kind == Outcome.Kind.NOT_APPLIED) {
            demand(row.result == null, "I4", row, "was " + row.result + " and is now open");
            if (kind == Outcome.Kind.NOT_APPLIED && row.sendsOfProcess > 0) {
                demand(row.effects == 0, "I3", row, "not applied, with " + row.effects + " effects");
                row.surelyNot = true;
            }
            return;
        }
        demand(row.result == null || row.result == kind, "I4", row, "was " + row.result + ", is now " + kind);
        row.result = kind;
        row.resultId = id;
        agrees(row);
    }

    private void agrees(Row row) {
        if (row.result == Outcome.Kind.DONE) {
            demand(row.effects == 1, "I3", row, "done, with " + row.effects + " effects");
            demand(
                    !row.creates || row.createdId == null || row.createdId.equals(row.resultId),
                    "I7",
                    row,
                    "created " + row.createdId + ", reported " + row.resultId);
        } else {
            boolean overwritten = row.result == Outcome.Kind.CONFLICT && row.edited && row.effects == 1;
            demand(row.effects == 0 || overwritten, "I3", row, row.result + ", with " + row.effects + " effects");
            demand(
                    row.result != Outcome.Kind.CONFLICT || row.edited,
                    "I3",
                    row,
                    "a conflict, and nobody else touched the record");
            demand(
                    row.result != Outcome.Kind.BLOCKED
                            || (!row.creates && isBehindAFailure(row))
                            || isStepBehind(row, Row::failed),
                    "I13",
                    row,
                    "blocked, and no earlier row of its record or step of its row failed");
        }
    }

    /**
     * After the last resume: everything has ended and is as reported.
     *
     * @param otherApiKeys whether the run was resumed with other API keys
     */
    void atTheEnd(boolean otherApiKeys) {
        for (Row row : inOrder) {
            demand(
                    row.result != null || mayStayOpen(row, otherApiKeys),
                    "I2",
                    row,
                    "has no result, " + row.effects + " effects");
            if (row.result != null) {
                agrees(row);
            }
        }
    }
}
