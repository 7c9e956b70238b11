package dev.checkbulk.script;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.script.input.Problem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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
     * @param runDir the folder for the run's files, or null for a new one
     */
    record Options(
            String script,
            boolean rehearse,
            boolean yes,
            boolean json,
            @Nullable Path runDir) {}

    Runner(Options options, Console console, Map<String, String> environment, Clock clock) {
        this.options = options;
        this.console = console;
        this.environment = environment;
        this.clock = clock;
    }

    <I> int run(Job<I> job) throws CannotStart {
        if (job.items().isEmpty()) {
            console.say("Nothing to do: " + job.input().name() + " has no rows.");
            if (options.json()) {
                console.result(
                        new Summary(job, options.rehearse(), BatchReport.EMPTY, List.of(), List.of(), ExitCode.OK)
                                .json());
            }
            return ExitCode.OK;
        }
        Vertx vertx = Vertx.vertx();
        Target target = target(vertx, job);
        announce(job, target);
        Job<I> checked = check(job, target);
        agree(job, target);
        Path folder = RunFolder.create(options.runDir(), options.script(), environment, clock);
        Results results = Results.in(folder, job.input());
        BatchReport report = send(checked, target, vertx, results);
        int exitCode = ExitCode.of(report, job.items().size());
        try {
            results.close();
        } catch (IOException e) {
            console.say("The files in " + folder + " are not complete: " + e.getMessage());
            exitCode = exitCode == ExitCode.OK ? ExitCode.BUG : exitCode;
        }
        report(new Summary(job, target.rehearsal(), report, results.files(), results.failures(), exitCode));
        return exitCode;
    }

    private void report(Summary summary) {
        if (options.json()) {
            console.result(summary.json());
            console.say(summary.text());
        } else {
            console.result(summary.text());
        }
    }

    private <I> Target target(Vertx vertx, Job<I> job) throws CannotStart {
        return options.rehearse()
                ? Target.rehearsal(
                        vertx,
                        standin -> job.input()
                                .rows()
                                .forEach(row -> job.rehearsal().accept(standin.records(), row)))
                : Target.ofEnvironment(vertx, environment);
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

    private void agree(Job<?> job, Target target) throws CannotStart {
        if (options.yes() || target.rehearsal()) {
            return;
        }
        if (console.terminal()) {
            if (!console.agreed("Send " + job.items().size() + " changes to " + target.description() + "?")) {
                throw new CannotStart("Nothing was sent.");
            }
        } else if (target.environment().kind() == Environment.Kind.PRODUCTION) {
            throw new CannotStart("This goes to Check's production, and nobody is at a terminal to be asked."
                    + " Add --yes to go on. Nothing was sent.");
        }
    }

    /** The job when its rows fit; when the records cannot be read, a job that sends nothing and says why for each row. */
    private <I> Job<I> check(Job<I> job, Target target) throws CannotStart {
        List<Problem> problems;
        try {
            problems = Await.get(job.check().apply(target.client()));
        } catch (ReadFailed e) {
            return job.notSent(e);
        }
        if (!problems.isEmpty()) {
            problems.forEach(problem -> console.say(problem.toString()));
            throw new CannotStart(problems.size() + " rows do not fit. Nothing was changed.");
        }
        return job;
    }

    private <I> BatchReport send(Job<I> job, Target target, Vertx vertx, Results results) {
        Source<I> items = job.reading().apply(target.client(), Source.of(job.items()));
        try (ProgressLine progress = new ProgressLine(
                console.terminal(), options.script(), job.items().size())) {
            BatchRun run = new Batch(target.client())
                    .start(
                            items,
                            job.operation(),
                            result -> vertx.executeBlocking(() -> {
                                results.add(result);
                                return true;
                            }));
            try (Interrupts interrupts = new Interrupts(signal -> {
                console.say(
                        "Stopping: nothing new is sent, what is in flight is awaited." + " Once more stops at once.");
                run.cancel("interrupted (" + signal + ")");
            })) {
                long timer = vertx.setPeriodic(200, id -> progress.show(run.soFar()));
                BatchReport report = Await.get(run.report());
                vertx.cancelTimer(timer);
                progress.show(report);
                return report;
            }
        }
    }
}
