package dev.checkbulk.sim;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.row.RowStages;
import dev.checkbulk.run.row.RowTransition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened how often: a simulation in which nothing happens finds nothing. */
final class Census {
    private final Map<String, Long> counts = new TreeMap<>();

    void saw(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void saw(RowStages stages) {
        for (RowTransition way : RowTransition.values()) {
            add(wayOf(way), stages.taken(way));
        }
    }

    static String wayOf(RowTransition way) {
        return "way " + way;
    }

    void saw(Outcome outcome, Edit edit) {
        String by = outcome instanceof Outcome.Done done && done.response().status() == 200 && isSettled(done)
                ? " (settled)"
                : "";
        saw(outcome.kind() + by + " " + edit.request().method());
        if (outcome instanceof Outcome.NotApplied open) {
            saw("not applied: " + open.cause().reason());
        } else if (outcome instanceof Outcome.Unknown open) {
            saw("unknown: " + open.cause().reason());
        }
    }

    /** What was settled has no fields but its id. */
    private static boolean isSettled(Outcome.Done done) {
        return done.response().body().size() == 1;
    }

    void ended(List<Judge.Row> rows, long refusedByLimits) {
        add("worlds", 1);
        add("rows", rows.size());
        add(
                "rows without a result at the end",
                rows.stream().filter(row -> row.result == null).count());
        add("rows sent", rows.stream().filter(row -> row.sends > 0).count());
        add("sends", rows.stream().mapToLong(row -> row.sends).sum());
        add(
                "rows sent otherwise",
                rows.stream().filter(row -> row.wentOtherwise).count());
        add("keys", rows.stream().mapToLong(row -> row.keys).sum());
        add("refused by the server's limits", refusedByLimits);
    }

    private void add(String what, long count) {
        counts.merge(what, count, Long::sum);
    }

    void add(Census other) {
        other.counts.forEach(this::add);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
