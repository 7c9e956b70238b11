package dev.checkbulk.script.send;

import dev.checkbulk.http.Environment;
import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.Ages;
import dev.checkbulk.script.option.Bounds;
import dev.checkbulk.script.option.Consent;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a plan that was saved: exactly that one, once. Runs on a script's main thread and blocks it. */
public final class Apply {
    private Apply() {}

    /**
     * What was asked for on the command line.
     *
     * @param maxAge how old the plan may be
     * @param again whether an input that was run before may be run a second time, by another plan
     * @param runDir the folder for the run's files, or null for a new one
     */
    public record Options(
            String maxAge,
            @Nullable String expect,
            boolean again,
            boolean json,
            @Nullable Path runDir,
            Consent consent,
            Pace pace,
            Safety safety) {}

    /**
     * Applies it.
     *
     * @return the exit code
     * @throws CannotStart when it does not fit any more, or cannot be applied; nothing was sent then
     */
    public static int run(Path file, Options options) throws CannotStart {
        Console console = Console.system();
        Map<String, String> environment = System.getenv();
        Duration maxAge = Ages.parse(options.maxAge());
        RunStore store = options.pace().mount().store(environment, console);
        RunStore.Saved saved = read(file, store);
        Plan plan = saved.plan();
        try {
            requireFit(
                    file,
                    plan,
                    options.consent().bounds().place(environment),
                    options.consent().bounds(),
                    maxAge);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        Foreign foreign = new Foreign(
                console,
                environment,
                options.consent().bounds(),
                options.consent().foreign() && options.safety().yes(),
                file.toString(),
                saved.origin(),
                plan.header().baseUrl());
        foreign.requireSomebody(plan.edits());
        Vertx vertx = ScriptVertx.open();
        Target target =
                Target.of(vertx, environment, options.pace(), plan.header().baseUrl());
        Guard guard = options.again() ? Guard.NONE : Guard.NEW_WORK;
        Launch launch = new Launch(console, environment, "apply", options.safety(), options.json());
        try {
            store.require(guard, plan.header());
            PlannedJob job = Plans.get(launch.jobs(store, target, vertx).planned(saved));
            console.say(String.format(
                    Locale.ROOT,
                    "apply %s: %s to %s, planned %s.",
                    file.getFileName(),
                    job.about().request(),
                    target.description(),
                    plan.header().made().truncatedTo(ChronoUnit.SECONDS)));
            launch.requireAgreement(target);
            launch.requireFit(plan, options.expect(), true, false); // whoever saved it has agreed to leave those out
            launch.agree(plan, target, foreign);
            List<Allowance> allowed = new ArrayList<>(
                    List.of(Allowance.INVALID_ROWS, Allowance.CONTRADICTIONS, Allowance.OLD_PLAN, Allowance.FOREIGN));
            if (options.again()) {
                allowed.add(Allowance.SAME_WORK);
            }
            return launch.carryOut(store, target, vertx, job, options.runDir(), allowed.toArray(new Allowance[0]));
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    private static RunStore.Saved read(Path file, RunStore store) throws CannotStart {
        try (InputStream plan = Files.newInputStream(file)) {
            return store.read(plan);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read (" + e + ").");
        } catch (RunRefused e) {
            if (e.reason() == RunRefused.Reason.UNFIT || e.reason() == RunRefused.Reason.DISK) {
                throw CannotStart.because(e);
            }
            throw CannotStart.changed(e.getMessage() + ": " + file + " is not applied. Nothing was sent.");
        }
    }

    private static void requireFit(Path file, Plan plan, Environment wanted, Bounds bounds, Duration maxAge)
            throws CannotStart, RunRefused {
        Plan.Header header = plan.header();
        if (About.of(header.about()).rehearsal()) {
            throw CannotStart.changed(file + " was planned in a rehearsal, whose server has ended. Plan it again.");
        }
        String here = wanted.baseUrl().toString();
        if (!Environment.samePlace(here, header.baseUrl())) {
            throw CannotStart.changed(file + " was made for " + Shown.plain(header.baseUrl(), 300) + ", and "
                    + (bounds.saysPlace() ? "--place" : "CHECK_BASE_URL") + " is " + here + ". Nothing was sent.");
        }
        Duration age = Duration.between(header.made(), Clock.systemUTC().instant());
        if (age.compareTo(maxAge) > 0) {
            throw CannotStart.changed(String.format(
                    Locale.ROOT,
                    "%s is %s old, and at most %s are allowed (--max-age). Plan it again. Nothing was sent.",
                    file,
                    Ages.text(age),
                    Ages.text(maxAge)));
        }
    }
}
