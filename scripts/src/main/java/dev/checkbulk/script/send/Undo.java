package dev.checkbulk.script.send;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.NewRunId;
import dev.checkbulk.jobs.report.Results;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.ops.CheckUndoRules;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.text.Summary;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            Plan.Header header = of.header();
            About about = Foreign.inOwnWords(About.of(header.about()), of.plan().edits(), of.origin() != Origin.HERE);
            if (about.rehearsal()) {
                throw new CannotStart(
                        of.name() + " was a rehearsal, and its server ended with it: nothing is changed.");
            }
            requireNotUndone(store, of);
            requireNotFinished(store, of);
            Foreign foreign = Foreign.followedUp(of, options, console, environment);
            Vertx vertx = Vertx.vertx();
            Target target = Target.of(vertx, environment, options.pace(), header.baseUrl());
            Launch launch = new Launch(console, environment, SCRIPT, options.safety(), options.json());
            if (!options.plan()) {
                launch.requireAgreement(target);
            }
            settle(of, target);
            List<PlanRow> rows = Await.get(of.undo(target.client(), new CheckUndoRules()));
            long edits = inputs(rows.stream().filter(Edit.class::isInstance));
            console.say("undo %s: %d of %d %s back to what they were, to %s."
                    .formatted(of.name(), edits, inputs(rows.stream()), about.plural(), target.description()));
            About back = about.undoing(of.name());
            if (edits == 0) {
                return report(back, rows); // nothing is begun, so that it can be tried again
            }
            Plan.Header anew = new Plan.Header(
                    NewRunId.make(),
                    SCRIPT,
                    header.input(),
                    header.baseUrl(),
                    Clock.systemUTC().instant(),
                    back.json());
            Plan plan = Plan.of(anew, rows);
            if (options.plan()) {
                return launch.showOnly(plan);
            }
            launch.agree(plan, target, foreign);
            return launch.carryOut(store.createUndo(of, options.runDir(), plan), back, target, vertx);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (ReadFailed e) {
            throw new CannotStart(e.getMessage() + ". Nothing was sent; give the same command again.");
        }
    }

    /** How many rows of the input these are steps of. */
    static long inputs(Stream<PlanRow> rows) {
        return rows.mapToLong(PlanRow::input).distinct().count();
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

    /**
     * Objects when rows that were done in part were finished by a retry: half of their steps would stay.
     *
     * @throws CannotStart names the retry
     */
    private static void requireNotFinished(RunStore store, StoredRun run) throws CannotStart, RunRefused {
        if (!isDoneInPart(run.state().rows())) {
            return;
        }
        for (Optional<StoredRun> retry = store.retryOf(run); retry.isPresent(); retry = store.retryOf(retry.get())) {
            StoredRun later = retry.get();
            if (later.state().counts().done() > 0 && store.undoOf(later).isEmpty()) {
                throw CannotStart.changed("Rows of " + run.name() + " were finished by " + later.name()
                        + ". Undo that one first: their last steps are to be taken back before the first.");
            }
        }
    }

    private static boolean isDoneInPart(List<RowState> steps) {
        Set<Long> done = steps.stream()
                .filter(step -> step.outcome().kind() == Outcome.Kind.DONE)
                .map(RowState::input)
                .collect(Collectors.toSet());
        return steps.stream().anyMatch(step -> Results.isToMend(step) && done.contains(step.input()));
    }

    private void settle(StoredRun of, Target target) throws RunRefused {
        long unknown = of.state().counts().unknown();
        if (unknown > 0) {
            console.say(
                    "%d %s sent without an answer that can be trusted: in %s s Check is asked. They are not sent again."
                            .formatted(
                                    unknown,
                                    unknown == 1 ? "row was" : "rows were",
                                    target.timing().quarantine().toMillis() / 1000.0));
            Await.get(of.settle(target.client(), target.timing()));
        }
    }

    private int report(About back, List<PlanRow> rows) {
        List<RowState> states = rows.stream()
                .map(Untouched.class::cast)
                .map(row -> new RowState(row.row(), row.input(), row.label(), row.outcome(), true, null))
                .toList();
        Summary summary = new Summary(
                new RunEnd(back, RowState.ofInput(states), null, List.of(), null), null, Commands.of(environment));
        Session.print(summary, console, options.json());
        return summary.exitCode();
    }
}
