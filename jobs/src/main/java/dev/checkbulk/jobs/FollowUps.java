package dev.checkbulk.jobs;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.NewRunId;
import dev.checkbulk.jobs.report.Results;
import dev.checkbulk.ops.CheckUndoRules;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plans that follow from what another run did. */
final class FollowUps {
    private static final String UNDO = "undo";

    private final Engine engine;
    private final UnaryOperator<About> asked;

    /** Asked for by whoever asked for the run. */
    FollowUps(Engine engine) {
        this(engine, about -> about);
    }

    private FollowUps(Engine engine, UnaryOperator<About> asked) {
        this.engine = engine;
        this.asked = asked;
    }

    /** The same, asked for by somebody else, and why. */
    FollowUps by(String user, String note) {
        return new FollowUps(engine, about -> about.by(user, note));
    }

    Future<PlannedJob> retry(StoredRun of) {
        return engine.blocking()
                .then(() -> {
                    requireServer(About.of(of), of);
                    return of.retry(engine.client(of.header()));
                })
                .compose(rows -> planned(of, rows, false));
    }

    /** What may have been executed is looked up first: what is not known cannot be undone. */
    Future<PlannedJob> undo(StoredRun of) {
        return engine.blocking()
                .then(() -> {
                    requireServer(About.of(of), of);
                    requireNotUndone(of);
                    requireNotFinished(engine.store(), of);
                    return of.settle(engine.client(of.header()), engine.timing());
                })
                .compose(settled -> engine.blocking().then(() -> of.undo(engine.client(), new CheckUndoRules())))
                .compose(rows -> planned(of, rows, true));
    }

    private Future<PlannedJob> planned(StoredRun of, List<PlanRow> rows, boolean undo) {
        return engine.blocking()
                .call(() -> {
                    Plan.Header header = of.header();
                    About about = About.of(of);
                    About now = asked.apply(undo ? about.undoing(of.name()) : about.retrying(of.name()));
                    Plan.Header anew = new Plan.Header(
                            NewRunId.make(),
                            undo ? UNDO : header.script(),
                            header.input(),
                            header.baseUrl(),
                            engine.clock().instant(),
                            now.json());
                    return new Made(Plan.of(anew, rows), now, of.origin());
                })
                .compose(made -> PlannedJob.of(
                        made.plan(), made.about(), made.origin(), new PlannedJob.Follows(of, undo), engine));
    }

    private record Made(Plan plan, About about, Origin origin) {}

    private void requireServer(About about, StoredRun of) throws RunRefused {
        if (about.rehearsal() && !engine.rehearsal()) {
            throw new RunRefused(Reason.ROWS, of.name() + " was a rehearsal, and its server ended with it.");
        }
    }

    private void requireNotUndone(StoredRun of) throws RunRefused {
        Optional<StoredRun> undo = engine.store().undoOf(of);
        if (undo.isPresent()) {
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + of.name() + " were undone by " + undo.get().name() + ".");
        }
    }

    /**
     * Objects when rows that were done in part were finished by a retry: half of their steps would stay.
     *
     * @throws RunRefused names the retry
     */
    static void requireNotFinished(RunStore store, StoredRun run) throws RunRefused {
        if (!isDoneInPart(run.state().rows())) {
            return;
        }
        for (Optional<StoredRun> retry = store.retryOf(run); retry.isPresent(); retry = store.retryOf(retry.get())) {
            StoredRun later = retry.get();
            if (later.state().counts().done() > 0 && store.undoOf(later).isEmpty()) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "Rows of " + run.name() + " were finished by " + later.name()
                                + ". Undo that one first: their last steps are to be taken back before the first.");
            }
        }
    }

    private static boolean isDoneInPart(List<RowState> steps) {
        long input = 0;
        boolean done = false;
        boolean toMend = false;
        for (RowState step : steps) { // those of one row are one behind the other
            if (step.input() != input) {
                input = step.input();
                done = false;
                toMend = false;
            }
            done |= step.outcome().kind() == Outcome.Kind.DONE;
            toMend |= Results.isToMend(step);
            if (done && toMend) {
                return true;
            }
        }
        return false;
    }
}
