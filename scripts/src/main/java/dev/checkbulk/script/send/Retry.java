package dev.checkbulk.script.send;

import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Vertx;
import java.util.Locale;
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
            About about = About.of(of);
            if (about.rehearsal()) {
                throw new CannotStart(of.name() + " was a rehearsal, and its server ended with it. Run it again.");
            }
            Optional<StoredRun> other = store.retryOf(of);
            if (other.isPresent()) {
                throw CannotStart.changed("The rows of " + of.name() + " that failed were taken over by "
                        + other.get().name() + ". Go on with that run.");
            }
            Foreign foreign = Foreign.followedUp(of, options, console, environment);
            Vertx vertx = ScriptVertx.open();
            Target target =
                    Target.of(vertx, environment, options.pace(), of.header().baseUrl());
            Launch launch = new Launch(console, environment, "retry", options.safety(), options.json());
            if (!options.plan()) {
                launch.requireAgreement(target);
            }
            PlannedJob job = Plans.get(launch.jobs(store, target, vertx).retry(of));
            console.say(String.format(
                    Locale.ROOT,
                    "retry %s: %s for %d %s to %s.",
                    of.name(),
                    about.request(),
                    job.totals().rows(),
                    about.plural(),
                    target.description()));
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
}
