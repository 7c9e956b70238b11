package dev.checkbulk.script.send;

import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.NewRunId;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the rows again that another run ended without success, as a run of their own. Blocks a script's main thread. */
public final class Retry {
    private Retry() {}

    /**
     * Begins and runs it.
     *
     * @return the exit code
     * @throws CannotStart when there is nothing to run, or it cannot be; nothing was sent then
     */
    public static int run(FollowUp options) throws CannotStart {
        Console console = Console.system();
        Map<String, String> environment = System.getenv();
        RunStore store = options.pace().mount().store(environment, console);
        try {
            StoredRun of = store.find(options.run());
            Plan.Header header = of.header();
            About about = Foreign.inOwnWords(About.of(header.about()), of.plan().edits(), of.origin() != Origin.HERE);
            if (about.rehearsal()) {
                throw new CannotStart(of.name() + " was a rehearsal, and its server ended with it. Run it again.");
            }
            Optional<StoredRun> other = store.retryOf(of);
            if (other.isPresent()) {
                throw CannotStart.changed("The rows of " + of.name() + " that failed were taken over by "
                        + other.get().name() + ". Go on with that run.");
            }
            Foreign foreign = Foreign.followedUp(of, options, console, environment);
            Vertx vertx = Vertx.vertx();
            Target target = Target.of(vertx, environment, options.pace(), header.baseUrl());
            Launch launch = new Launch(console, environment, "retry", options.safety(), options.json());
            if (!options.plan()) {
                launch.requireAgreement(target);
            }
            List<PlanRow> rows = Await.get(of.retry(target.client()));
            console.say("retry %s: %s for %d %s to %s."
                    .formatted(
                            of.name(),
                            about.request(),
                            Undo.inputs(rows.stream()),
                            about.plural(),
                            target.description()));
            About again = about.retrying(of.name());
            Plan.Header anew = new Plan.Header(
                    NewRunId.make(),
                    header.script(),
                    header.input(),
                    header.baseUrl(),
                    Clock.systemUTC().instant(),
                    again.json());
            Plan plan = Plan.of(anew, rows);
            if (options.plan()) {
                return launch.showOnly(plan);
            }
            launch.agree(plan, target, foreign);
            return launch.carryOut(store.createRetry(of, options.runDir(), plan), again, target, vertx);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (ReadFailed e) {
            throw new CannotStart(e.getMessage() + ". Nothing was sent; give the same command again.");
        }
    }
}
