package dev.checkbulk.script.send;

import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.text.Summary;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Restores what another run changed, as a run of its own. Blocks a script's main thread. */
public final class Undo {
    private static final String SCRIPT = "undo";

    private final Console console = Console.system();
    private final Map<String, String> environment = System.getenv();
    private final FollowUp options;

    private Undo(FollowUp options) {
        this.options = options;
    }

    /**
     * Begins and runs it.
     *
     * @return the exit code
     * @throws CannotStart when there is nothing to undo, or it cannot be; nothing was sent then
     */
    public static int run(FollowUp options) throws CannotStart {
        return new Undo(options).run();
    }

    private int run() throws CannotStart {
        RunStore store = options.pace().mount().store(environment, console);
        try {
            StoredRun of = store.find(options.run());
            About about = About.of(of);
            if (about.rehearsal()) {
                throw new CannotStart(
                        of.name() + " was a rehearsal, and its server ended with it: nothing is changed.");
            }
            requireNotUndone(store, of);
            Foreign foreign = Foreign.followedUp(of, options, console, environment);
            Vertx vertx = ScriptVertx.open();
            Target target =
                    Target.of(vertx, environment, options.pace(), of.header().baseUrl());
            Launch launch = new Launch(console, environment, SCRIPT, options.safety(), options.json());
            if (!options.plan()) {
                launch.requireAgreement(target);
            }
            tellUnknown(of, target);
            PlannedJob job = Plans.get(launch.jobs(store, target, vertx).undo(of));
            long edits = job.plan().edits().stream()
                    .mapToLong(PlanRow::input)
                    .distinct()
                    .count();
            console.say(String.format(
                    Locale.ROOT,
                    "undo %s: %d of %d %s back to what they were, to %s.",
                    of.name(),
                    edits,
                    job.totals().rows(),
                    about.plural(),
                    target.description()));
            if (edits == 0) {
                return report(job); // nothing is begun, so that it can be tried again
            }
            if (options.plan()) {
                return launch.showOnly(job.plan());
            }
            launch.agree(job.plan(), target, foreign);
            return launch.carryOut(
                    store,
                    target,
                    vertx,
                    job,
                    options.runDir(),
                    Allowance.INVALID_ROWS,
                    Allowance.CONTRADICTIONS,
                    Allowance.FOREIGN);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    /**
     * Objects to a run that another one undoes: its rows are not sent any more.
     *
     * @throws CannotStart names the other one
     */
    static void requireNotUndone(RunStore store, StoredRun run) throws CannotStart, RunRefused {
        Optional<StoredRun> other = store.undoOf(run);
        if (other.isPresent()) {
            throw CannotStart.changed("The rows of " + run.name() + " were undone by "
                    + other.get().name() + ". To go on with that run: resume "
                    + other.get().name() + ". To undo it in its turn: undo "
                    + other.get().name() + ".");
        }
    }

    private void tellUnknown(StoredRun of, Target target) throws RunRefused {
        long unknown = of.state().counts().unknown();
        if (unknown > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "%d %s sent without an answer that can be trusted: in %s s Check is asked. They are not sent again.",
                    unknown,
                    unknown == 1 ? "row was" : "rows were",
                    target.timing().quarantine().toMillis() / 1000.0));
        }
    }

    private int report(PlannedJob job) {
        List<RowState> states = job.plan().untouched().stream()
                .map(row -> new RowState(row.row(), row.input(), row.label(), row.outcome(), true, null))
                .toList();
        Summary summary = new Summary(
                new RunEnd(job.about(), RowState.ofInput(states), null, List.of(), null),
                null,
                Commands.of(environment));
        EndText.print(summary, console, options.json());
        return summary.exitCode();
    }
}
