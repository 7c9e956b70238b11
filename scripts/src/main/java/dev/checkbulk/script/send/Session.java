package dev.checkbulk.script.send;

import dev.checkbulk.jobs.Agreement;
import dev.checkbulk.jobs.AlreadyRun;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.NotAgreed;
import dev.checkbulk.jobs.RunHandle;
import dev.checkbulk.jobs.plan.CanaryPlan;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.Runs;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run at a terminal, from its beginning to what is said of its end. Blocks a script's main thread. */
public final class Session {
    private final Console console;
    private final Map<String, String> environment;
    private final String script;
    private final boolean json;
    private final Safety safety;
    private final Target target;
    private final Vertx vertx;
    private volatile @Nullable Watch watch;

    /** @param script whose name stands before the progress */
    Session(
            Console console,
            Map<String, String> environment,
            String script,
            boolean json,
            Safety safety,
            Target target,
            Vertx vertx) {
        this.target = target;
        this.console = console;
        this.environment = environment;
        this.script = script;
        this.json = json;
        this.safety = safety;
        this.vertx = vertx;
    }

    /** The engine of a process that runs one run: its reports name the commands that go on with it. */
    static Jobs jobs(Map<String, String> environment, RunStore store, Target target, Vertx vertx) {
        Commands commands = Commands.of(environment);
        Jobs jobs = Jobs.on(vertx, store, target.client())
                .timing(target.timing())
                .forOneRun()
                .typed((verb, run) -> commands.of(verb, Runs.name(run, environment)));
        return target.rehearsal() ? jobs.forRehearsal() : jobs;
    }

    /**
     * What was agreed to on the command line.
     *
     * @param changes how many requests it is about
     * @param all how many the whole run has
     */
    Agreement agreement(long changes, long all) {
        return Agreement.to(changes)
                .stop(safety.stopRule(all))
                .canary(new CanaryPlan(safety.canary(), this::objection))
                .batchSize(safety.batches().size());
    }

    /**
     * Follows a run until it is given back, and says how it ended.
     *
     * @param store where it is
     * @param begun begins it
     * @return the exit code
     * @throws CannotStart when it cannot be begun; nothing was sent then
     */
    int follow(RunStore store, Supplier<Future<RunHandle>> begun) throws CannotStart {
        RunHandle handle;
        String name;
        try {
            handle = Await.run(begun.get());
            name = Runs.name(store.find(handle.id().text()), environment);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (AlreadyRun e) {
            throw CannotStart.because(e.why());
        } catch (NotAgreed e) {
            throw new CannotStart(e.getMessage() + ". Nothing was sent.");
        }
        EndReport report;
        try (Watch now = new Watch(console, script, handle, target.client().quota()::trouble)) {
            watch = now;
            now.open();
            Await.get(now.over());
            report = Await.get(handle.end());
        }
        return EndText.tell(report, name, environment, console, json);
    }

    /** Why the others do not follow the canary; empty when they do. Asked on a thread that may wait for a person. */
    private Future<Optional<String>> objection(CanaryPlan.Result canary) {
        return vertx.executeBlocking(() -> {
            Watch now = watch;
            if (now != null) {
                now.pause();
            }
            try {
                return Optional.ofNullable(judged(canary));
            } finally {
                if (now != null) {
                    now.open();
                }
            }
        });
    }

    private @Nullable String judged(CanaryPlan.Result canary) {
        if (!canary.objections().isEmpty()) {
            canary.objections().forEach(why -> console.say("canary " + why));
            return "the canary is not as planned";
        }
        console.say("Canary: " + canary.applied() + " of " + canary.all()
                + " rows are applied, read back, and as planned.");
        if (safety.yes() || canary.applied() == canary.all()) {
            return null;
        }
        boolean agreed = console.terminal() && console.agreed("Go on with the others?");
        return agreed ? null : "only the canary was to be applied; --yes goes on without asking";
    }
}
