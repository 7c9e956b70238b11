package dev.checkbulk.script.option;

import dev.checkbulk.batch.StopRule;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.script.terminal.CannotStart;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How carefully changes are made, as a picocli mixin: what is asked, how it begins, and what stops it. */
public final class Safety {
    /** What happens to the run when a record has changed since its plan was made. */
    enum OnDrift {
        /** The row ends in a conflict, the others go on. */
        skip,
        /** The run stops. */
        stop
    }

    @Option(names = "--yes", description = "Answer all questions with yes.")
    private boolean yes;

    @Option(
            names = "--canary",
            paramLabel = "N",
            description = "Apply N rows first, of as many companies as there are, read them back, compare them with the"
                    + " plan, and ask before the others.")
    private int canary;

    @Option(
            names = "--stop-after",
            paramLabel = "N|P%",
            description =
                    "Stop when so many rows, or so many of a hundred, were refused or are unknown; resume goes on.")
    private @Nullable String stopAfter;

    @Option(
            names = "--on-drift",
            paramLabel = "skip|stop",
            description =
                    "When a record has changed since the plan was made: skip that row (default), or stop the run.")
    private OnDrift onDrift = OnDrift.skip;

    @Mixin
    private Batches batches = new Batches();

    /** Of a run that asks nothing and is stopped by nothing of its own. */
    public static Safety of(Batches batches) {
        Safety safety = new Safety();
        safety.batches = batches;
        return safety;
    }

    public Batches batches() {
        return batches;
    }

    public boolean yes() {
        return yes;
    }

    public int canary() {
        return canary;
    }

    /**
     * Objects early to values that are none.
     *
     * @throws CannotStart says which, and what they may be
     */
    public void require() throws CannotStart {
        batches.require();
        if (canary < 0) {
            throw new CannotStart("--canary is a number of rows, not " + canary + ".");
        }
        if (stopAfter != null && !stopAfter.matches("[1-9][0-9]{0,8}|(100|[1-9]?[0-9](\\.[0-9]{1,3})?)%")) {
            throw new CannotStart(
                    "--stop-after is a number of rows like 10, or a percentage like 5%, not " + stopAfter + ".");
        }
    }

    /** What stops a run of so many rows besides what is hopeless. */
    public StopRule stopRule(long rows) {
        StopRule failures =
                stopAfter == null ? progress -> Optional.empty() : StopRule.afterFailures(most(stopAfter, rows));
        return onDrift == OnDrift.skip ? failures : failures.or(Safety::drifted);
    }

    /** The percentage of the rows, rounded up: at least one row has to fail. */
    static long most(String stopAfter, long rows) {
        if (!stopAfter.endsWith("%")) {
            return Long.parseLong(stopAfter);
        }
        double percent = Double.parseDouble(stopAfter.substring(0, stopAfter.length() - 1));
        return Math.max(1, (long) Math.ceil(rows * percent / 100));
    }

    private static Optional<String> drifted(StopRule.Progress progress) {
        return progress.last().kind() == Outcome.Kind.CONFLICT
                ? Optional.of("a record is not as the plan has it (--on-drift stop)")
                : Optional.empty();
    }
}
