package dev.checkbulk.script;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.run.Plan;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.RowState;
import dev.checkbulk.run.RunRefused;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.script.input.Input;
import dev.checkbulk.script.input.Problem;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a job from its checked input to its report. Runs on a script's main thread and blocks it. */
final class Runner {
    private final Options options;
    private final Console console;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * What was asked for on the command line.
     *
     * @param script the script's name
     * @param again whether the same input may be run a second time
     * @param runDir the folder for the run's files, or null for a new one
     */
    record Options(
            String script,
            boolean rehearse,
            boolean yes,
            boolean json,
            boolean again,
            @Nullable Path runDir,
            Pace pace) {}

    Runner(Options options, Console console, Map<String, String> environment, Clock clock) {
        this.options = options;
        this.console = console;
        this.environment = environment;
        this.clock = clock;
    }

    <I> int run(Job<I> job) throws CannotStart {
        About about = about(job);
        if (job.items().isEmpty()) {
            console.say("Nothing to do: " + job.input().name() + " has no rows.");
            if (options.json()) {
                console.result(summary(about, List.of(), null).json());
            }
            return ExitCode.OK;
        }
        Vertx vertx = Vertx.vertx();
        Target target = target(vertx, job);
        RunStore store = Runs.store(environment);
        Plan.Header header = new Plan.Header(
                newRunId(),
                options.script(),
                job.input().sha256(),
                target.environment().baseUrl().toString(),
                clock.instant(),
                about.json());
        Agreement agreement = new Agreement(console, options.yes());
        Guard guard = options.again() || target.rehearsal() ? Guard.NONE : Guard.NEW_WORK;
        try {
            store.require(guard, header);
            announce(job, target);
            agreement.require(target);
            List<PlanRow> rows = plan(job, target);
            agreement.ask(job.items().size(), target);
            StoredRun stored = store.create(options.runDir(), Plan.of(header, rows), guard);
            return new Session(console, environment, options.json(), stored, about)
                    .goOn(options.script(), target, vertx, false);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (ReadFailed e) {
            return notSent(about, job, e);
        }
    }

    private About about(Job<?> job) {
        Input input = job.input();
        return new About(
                job.plural(),
                job.participle(),
                job.request(),
                input.name(),
                input.file(),
                input.form(),
                options.rehearse(),
                null,
                null);
    }

    static String newRunId() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private <I> Target target(Vertx vertx, Job<I> job) throws CannotStart {
        return options.rehearse()
                ? Target.rehearsal(
                        vertx,
                        options.pace(),
                        standin -> job.input()
                                .rows()
                                .forEach(row -> job.rehearsal().accept(standin.records(), row)))
                : Target.ofEnvironment(vertx, environment, options.pace());
    }

    private void announce(Job<?> job, Target target) {
        double perSecond = target.client().quota().limit().perSecond();
        long seconds = (long) Math.ceil(job.items().size() / perSecond);
        if (target.rehearsal()) {
            console.say("REHEARSAL: nothing is sent to Check.");
        }
        console.say("%s: %s for %d %s to %s, at %s requests/s about %s."
                .formatted(
                        options.script(),
                        job.request(),
                        job.items().size(),
                        job.plural(),
                        target.description(),
                        perSecond,
                        duration(seconds)));
    }

    private static String duration(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    /** What is to be sent, when the rows fit. */
    private <I> List<PlanRow> plan(Job<I> job, Target target) throws CannotStart {
        List<Problem> problems = Await.get(job.check().apply(target.client().reading()));
        if (!problems.isEmpty()) {
            problems.forEach(problem -> console.say(problem.toString()));
            throw new CannotStart(problems.size() + " rows do not fit. Nothing was changed.");
        }
        List<PlanRow> planned = Await.get(job.planner().plan(target.client().reading(), job.items()));
        List<PlanRow> rows = new ArrayList<>();
        for (PlanRow row : planned) {
            rows.add(row.source(job.input().rows().get(rows.size()).raw()));
        }
        if (rows.size() != job.items().size()) {
            throw new IllegalStateException("A planner makes one row of each item");
        }
        return rows;
    }

    /** Something could not be read: there is no run, and the same command may be given again. */
    private int notSent(About about, Job<?> job, ReadFailed failure) {
        Cause.Reason reason = failure.outcome() instanceof Outcome.NotApplied notApplied
                ? notApplied.cause().reason()
                : Cause.Reason.STOPPED;
        Outcome outcome = new Outcome.NotApplied(new Cause(
                reason,
                "not sent: " + failure.getMessage(),
                failure.outcome().objection().orElse(null)));
        List<RowState> rows = job.input().rows().stream()
                .map(row -> new RowState(row.number(), job.input().key(row), outcome, false, row.raw()))
                .toList();
        Summary summary =
                summary(about, rows, failure.getMessage() + "; nothing was sent, give the same command again");
        Session.print(summary, console, options.json());
        return summary.exitCode();
    }

    private Summary summary(About about, List<RowState> rows, @Nullable String stopped) {
        return new Summary(about, rows, stopped, null, List.of(), Commands.of(environment));
    }
}
