package dev.checkbulk.script.send;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.StopRule;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.CanaryRows;
import dev.checkbulk.jobs.report.Results;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Runs;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.terminal.Interrupts;
import dev.checkbulk.script.terminal.ProgressLine;
import dev.checkbulk.script.text.Summary;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One process's work on a stored run, and its report. Runs on a script's main thread and blocks it. */
public final class Session {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final Console console;
    private final Map<String, String> environment;
    private final boolean json;
    private final StoredRun stored;
    private final About about;

    Session(Console console, Map<String, String> environment, boolean json, StoredRun stored, About about) {
        this.console = console;
        this.environment = environment;
        this.json = json;
        this.stored = stored;
        this.about = about;
    }

    /**
     * Sends what has not ended, until its end or a stop, and reports on all rows.
     *
     * @param script whose name stands before the progress
     * @return the exit code
     * @throws CannotStart when the run cannot be taken up; nothing was sent then
     */
    int goOn(String script, Target target, Vertx vertx, boolean takeOver, Safety safety) throws CannotStart {
        Run run;
        try {
            run = stored.open(target.client(), takeOver, target.timing());
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        try {
            return goOn(script, run, target, vertx, safety);
        } catch (RuntimeException | Error e) { // what the journal has is kept, whatever ends this process
            Await.end(run.close(), LONGEST_CLOSE);
            throw e;
        }
    }

    private int goOn(String script, Run run, Target target, Vertx vertx, Safety safety) {
        List<RowState> before = run.rows();
        warn(run, before, target);
        Map<Long, Outcome> seen = new ConcurrentHashMap<>();
        Set<Long> canary = CanaryRows.choose(open(run, before), safety.canary());
        safety.batches().shape(run);
        Sending sending = new Sending(
                script, run, target, vertx, safety.stopRule(run.plan().edits().size()), seen, canary);
        BatchReport report = send(sending, edit -> canary.isEmpty() || canary.contains(edit.row()));
        if (!canary.isEmpty() && report.stopped() == null) {
            String objection = objection(canary, run, target, seen, safety);
            report =
                    objection == null ? send(sending, edit -> !canary.contains(edit.row())) : report.stopped(objection);
        }
        Await.get(target.client().close()); // where files are scarce, the reports need those of the connections
        int exitCode = report(
                now(before, seen),
                report.stopped(),
                RunReport.Standing.GOOD); // before the run is given back: the files are its owner's to write
        try {
            Await.get(run.close());
        } catch (RuntimeException e) {
            console.say(String.valueOf(e.getMessage()));
        }
        return exitCode;
    }

    /** What ended is in the journal before it is told; of the rows that have not ended this process knows more. */
    private List<RowState> now(List<RowState> before, Map<Long, Outcome> seen) {
        seen.values().removeIf(outcome -> !outcome.open());
        try {
            return stored.state().seen(seen).rows();
        } catch (RunRefused e) {
            console.say(String.valueOf(e.getMessage()));
            return before;
        }
    }

    private void warn(Run run, List<RowState> rows, Target target) {
        long maybe = rows.stream()
                .filter(row -> row.outcome() instanceof Outcome.Unknown)
                .count();
        if (maybe > 0) {
            console.say(
                    "%d %s sent without an answer that can be trusted. Nothing else is sent for them for %s s, then Check is asked."
                            .formatted(
                                    maybe,
                                    maybe == 1 ? "row was" : "rows were",
                                    target.timing().quarantine().toMillis() / 1000.0));
        }
        if (run.hasAnotherKey(target.client())) {
            console.say(
                    "They were sent with another API key than this one: they are looked up, and not sent again as they"
                            + " were.");
        }
    }

    /** What is sent, and how: the same for the canary and the others. */
    private record Sending(
            String script,
            Run run,
            Target target,
            Vertx vertx,
            StopRule stop,
            Map<Long, Outcome> seen,
            Set<Long> canary) {
        /** Ends are in the journal: those of the canary are compared, and of the others what has none is kept. */
        void saw(long row, Outcome outcome) {
            if (outcome.open() || canary.contains(row)) {
                seen.put(row, outcome);
            }
        }
    }

    private static List<Edit> open(Run run, List<RowState> rows) {
        Set<Long> open =
                rows.stream().filter(row -> !row.ended()).map(RowState::row).collect(Collectors.toSet());
        return run.plan().edits().stream()
                .filter(edit -> open.contains(edit.row()))
                .toList();
    }

    /** Why the canary's rows speak against the others, or nobody speaks for them; null when they are to follow. */
    private @Nullable String objection(
            Set<Long> canary, Run run, Target target, Map<Long, Outcome> seen, Safety safety) {
        List<Edit> applied = run.plan().edits().stream()
                .filter(edit -> canary.contains(edit.row()))
                .toList();
        List<String> objections;
        try {
            objections = Await.get(CanaryRows.objections(target.client().reading(), applied, seen));
        } catch (ReadFailed e) {
            objections = List.of(String.valueOf(e.getMessage()));
        }
        if (!objections.isEmpty()) {
            objections.forEach(why -> console.say("canary " + why));
            return "the canary is not as planned";
        }
        console.say("Canary: " + rows(applied) + " of " + rows(run.plan().edits())
                + " rows are applied, read back, and as planned.");
        if (safety.yes() || applied.size() == run.plan().edits().size()) {
            return null;
        }
        boolean agreed = console.terminal() && console.agreed("Go on with the others?");
        return agreed ? null : "only the canary was to be applied; --yes goes on without asking";
    }

    private static long rows(List<Edit> edits) {
        return edits.stream().mapToLong(Edit::input).distinct().count();
    }

    private BatchReport send(Sending sending, Predicate<Edit> which) {
        Run run = sending.run();
        Vertx vertx = sending.vertx();
        Quota quota = sending.target().client().quota();
        BatchReport before = sending.seen().values().stream()
                .map(Outcome::kind)
                .reduce(run.before(), BatchReport::and, BatchReport::plus);
        try (ProgressLine progress =
                new ProgressLine(console, sending.script(), run.plan().rows(), System::nanoTime)) {
            System.gc(); // what planning left would stop the pace in the middle, for longer than the limit has room for
            BatchRun batch = run.start(
                    sending.target().client(),
                    sending.stop(),
                    ResultSink.of(result -> sending.saw(result.item().row(), result.outcome())),
                    which);
            try (Interrupts interrupts = new Interrupts(signal -> {
                batch.cancel("interrupted (" + signal + ")"); // first: saying so may have to wait for who reads it
                console.say("Stopping: nothing new is sent, what is in flight is awaited. Once more stops at once.");
            })) {
                long timer = vertx.setPeriodic(
                        200, id -> progress.show(before.plus(batch.soFar()), quota.paused(), run.unconfirmed()));
                BatchReport report = Await.get(batch.report());
                vertx.cancelTimer(timer);
                progress.show(before.plus(report), Duration.ZERO, run.unconfirmed());
                return report;
            }
        }
    }

    /** Reports on a run that is not gone on with. */
    int report(RunState state) {
        return report(state.rows(), null, new RunReport.Standing(state.holder(), state.damage(), state.purge()));
    }

    private int report(List<RowState> steps, @Nullable String stopped, RunReport.Standing standing) {
        List<RowState> rows = RowState.ofInput(steps);
        List<Path> files = List.of();
        boolean complete = true;
        try {
            files = Results.write(stored.folder(), about.form(), rows);
        } catch (IOException e) {
            complete = false;
            console.say("The files in " + stored.folder() + " are not complete: " + e.getMessage());
        }
        Summary summary = new Summary(
                new RunEnd(about, rows, stopped, files, standing.purge()),
                about.rehearsal() ? null : name(stored, environment),
                Commands.of(environment));
        print(withReport(summary, steps, standing), console, json);
        return !complete && summary.exitCode() == ExitCode.OK ? ExitCode.BUG : summary.exitCode();
    }

    /** A report that cannot be written changes nothing of what the run did. */
    private Summary withReport(Summary summary, List<RowState> steps, RunReport.Standing standing) {
        try {
            String name = name(stored, environment);
            return summary.and(RunReport.write(
                    Runs.store(environment),
                    stored,
                    summary.end(),
                    verb -> summary.commands().of(verb, name),
                    steps,
                    standing,
                    false));
        } catch (IOException | RunRefused | RuntimeException e) {
            console.say("The report could not be written: " + e.getMessage());
            return summary;
        }
    }

    /** What commands call it: its name where that is enough, else its folder. */
    public static String name(StoredRun stored, Map<String, String> environment) {
        Path home = Runs.folder(environment).toAbsolutePath().normalize();
        return stored.folder().equals(home.resolve(stored.name()))
                ? stored.name()
                : stored.folder().toString();
    }

    public static void print(Summary summary, Console console, boolean json) {
        if (json) {
            console.result(summary.json());
            console.say(summary.text());
        } else {
            console.result(summary.text());
        }
    }
}
