package dev.checkbulk.script;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.run.RowState;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.RunRefused;
import dev.checkbulk.run.RunState;
import dev.checkbulk.run.StoredRun;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process's work on a stored run, and its report. Runs on a script's main thread and blocks it. */
final class Session {
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
    int goOn(String script, Target target, Vertx vertx, boolean takeOver) throws CannotStart {
        Run run;
        try {
            run = stored.open(target.client(), takeOver, target.timing());
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        List<RowState> before = run.rows();
        warn(run, before, target);
        Map<Long, Outcome> seen = new HashMap<>();
        BatchReport report = send(script, run, target, vertx, seen);
        Await.get(target.client().close()); // where files are scarce, the reports need those of the connections
        List<RowState> rows = before.stream()
                .map(row -> seen.containsKey(row.row()) ? row.seen(seen.get(row.row())) : row)
                .toList();
        int exitCode =
                report(rows, report.stopped()); // before the run is given back: the files are its owner's to write
        try {
            Await.get(run.close());
        } catch (RuntimeException e) {
            console.say(String.valueOf(e.getMessage()));
        }
        return exitCode;
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

    private BatchReport send(String script, Run run, Target target, Vertx vertx, Map<Long, Outcome> seen) {
        BatchReport before = run.before();
        try (ProgressLine progress =
                new ProgressLine(console.terminal(), script, run.plan().rows())) {
            BatchRun batch = run.start(
                    target.client(),
                    rule -> Optional.empty(),
                    ResultSink.of(result -> seen.put(result.item().row(), result.outcome())));
            try (Interrupts interrupts = new Interrupts(signal -> {
                console.say("Stopping: nothing new is sent, what is in flight is awaited. Once more stops at once.");
                batch.cancel("interrupted (" + signal + ")");
            })) {
                long timer = vertx.setPeriodic(200, id -> progress.show(before.plus(batch.soFar())));
                BatchReport report = Await.get(batch.report());
                vertx.cancelTimer(timer);
                progress.show(before.plus(report));
                return report;
            }
        }
    }

    /** Reports on a run that is not gone on with. */
    int report(RunState state) {
        return report(state.rows(), null);
    }

    private int report(List<RowState> rows, @Nullable String stopped) {
        List<Path> files = List.of();
        boolean complete = true;
        try {
            files = Results.write(stored.folder(), about.form(), rows);
        } catch (IOException e) {
            complete = false;
            console.say("The files in " + stored.folder() + " are not complete: " + e.getMessage());
        }
        Summary summary = new Summary(
                about,
                rows,
                stopped,
                about.rehearsal() ? null : name(stored, environment),
                files,
                Commands.of(environment));
        print(summary, console, json);
        return !complete && summary.exitCode() == ExitCode.OK ? ExitCode.BUG : summary.exitCode();
    }

    /** What commands call it: its name where that is enough, else its folder. */
    static String name(StoredRun stored, Map<String, String> environment) {
        Path home = Runs.folder(environment).toAbsolutePath().normalize();
        return stored.folder().equals(home.resolve(stored.name()))
                ? stored.name()
                : stored.folder().toString();
    }

    static void print(Summary summary, Console console, boolean json) {
        if (json) {
            console.result(summary.json());
            console.say(summary.text());
        } else {
            console.result(summary.text());
        }
    }
}
