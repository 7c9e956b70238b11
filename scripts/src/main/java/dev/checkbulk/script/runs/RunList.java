package dev.checkbulk.script.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.jobs.text.LocalZone;
import dev.checkbulk.jobs.text.PurgeText;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Runs;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.text.Summary;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The runs of this person: a line each, or one of them row by row. Reads only, also while a run is under way. */
public final class RunList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final int LONGEST = 500;

    private final Console console;
    private final Map<String, String> environment;

    private RunList(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    /**
     * Prints all runs, the newest first.
     *
     * @return the exit code
     * @throws CannotStart when they cannot be read
     */
    public static int list(boolean json) throws CannotStart {
        return new RunList(Console.system(), System.getenv()).printAll(json);
    }

    /**
     * Prints where a run stands.
     *
     * @param run its name, or its folder
     * @param rows whether to tell of every row, or of the counts alone
     * @return the exit code, 0
     * @throws CannotStart when there is no such run
     */
    public static int show(String run, boolean rows, boolean json) throws CannotStart {
        return new RunList(Console.system(), System.getenv()).print(run, rows, json);
    }

    private int printAll(boolean json) throws CannotStart {
        List<StoredRun> runs;
        try {
            runs = Runs.store(environment).all();
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        if (json) {
            sayOfSecret(runs);
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (StoredRun run : runs) {
                all.add(json(run));
            }
            console.result(all.toPrettyString() + "\n");
            return ExitCode.OK;
        }
        sayOfSecret(runs);
        if (runs.isEmpty()) {
            console.say("There are no runs in " + Runs.folder(environment) + ".");
        }
        for (StoredRun run : runs) {
            console.result(line(run) + "\n");
        }
        return ExitCode.OK;
    }

    /** What is the same for all of them is said once. */
    private void sayOfSecret(List<StoredRun> runs) {
        try {
            RunStore store = Runs.store(environment);
            if (!runs.isEmpty() && !store.hasSecret()) {
                console.say(
                        "This home has no secret (" + store.secretFile() + "), so that none of these runs can be known"
                                + " for its own. To make them its own again: runs adopt.");
            }
        } catch (RunRefused e) {
            console.say(String.valueOf(e.getMessage()));
        }
    }

    private String line(StoredRun run) {
        String name = Shown.plain(run.name(), LONGEST);
        try {
            RunState state = run.state().ofInput();
            return String.format(
                    Locale.ROOT,
                    "%-34s %-12s %s",
                    name,
                    standing(state),
                    counts(state.counts(), state.rows().size())
                            + (state.purge() == null ? "" : ", " + PurgeText.of(state.purge()))
                            + (isForeign(run) ? "; not made here" : ""));
        } catch (RunRefused e) {
            return String.format(
                    Locale.ROOT,
                    "%-34s %-12s %s",
                    name,
                    "unreadable",
                    Shown.plain(String.valueOf(e.getMessage()), LONGEST));
        }
    }

    /** Also when the home's secret cannot be used, which is said elsewhere. */
    static boolean isForeign(StoredRun run) {
        try {
            return run.origin() != Origin.HERE;
        } catch (RunRefused e) {
            return true;
        }
    }

    private static ObjectNode json(StoredRun run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run.name()).put("run_dir", run.folder().toString());
        try {
            RunState state = run.state().ofInput();
            return json(json, state).put("foreign", isForeign(run));
        } catch (RunRefused e) {
            return json.put("state", "unreadable").put("message", e.getMessage());
        }
    }

    private static ObjectNode json(ObjectNode json, RunState state) {
        json.put("state", standing(state)).put("holder", state.holder()).put("damage", state.damage());
        json.put("script", state.header().script())
                .put("base_url", state.header().baseUrl());
        json.put("made", state.header().made().toString())
                .put("rows", state.rows().size());
        PurgeText.put(json, state.purge());
        Summary.put(json.putObject("counts"), state.counts());
        json.put("answers_unreadable", unread(state));
        state.openings()
                .forEach(opening -> json.withArray("openings")
                        .addObject()
                        .put("at", opening.at().toString())
                        .put("host", opening.host())
                        .put("process", opening.process()));
        return json;
    }

    /** One word for where it stands. */
    private static String standing(RunState state) {
        if (state.holder() != null) {
            return "running";
        }
        if (state.purged()) {
            return "purged";
        }
        if (state.damage() != null) {
            return "damaged";
        }
        return state.open() > 0 ? "stopped" : "ended";
    }

    private static String counts(BatchReport counts, int rows) {
        StringBuilder text = new StringBuilder(counts.done() + " of " + rows + " done");
        append(text, counts.already(), "already");
        append(text, counts.conflict(), "conflict");
        append(text, counts.blocked(), "blocked");
        append(text, counts.refused(), "refused");
        append(text, counts.notApplied(), "not applied");
        append(text, counts.unknown(), "unknown");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }

    private static About about(StoredRun run, RunState state, boolean foreign) throws CannotStart {
        try {
            About about = About.of(state.header().about());
            return foreign ? about.inOwnWords(run.plan().edits()) : about;
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    /** The rows without an end whose answer came and could not be read. */
    private static long unread(RunState state) {
        return state.rows().stream()
                .filter(row -> !row.ended()
                        && row.outcome() instanceof Outcome.Unknown unknown
                        && unknown.cause().reason() == Cause.Reason.UNREADABLE)
                .count();
    }

    private int print(String nameOrFolder, boolean rows, boolean asJson) throws CannotStart {
        StoredRun run;
        RunState state;
        try {
            run = Runs.store(environment).find(nameOrFolder);
            state = run.state().ofInput();
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        boolean foreign = isForeign(run);
        About about = about(run, state, foreign);
        Summary summary = new Summary(
                new RunEnd(about, state.rows(), null, List.of(), state.purge()),
                Runs.name(run, environment),
                Commands.of(environment));
        if (asJson) {
            console.result(json(summary.node(), state).put("foreign", foreign).toPrettyString() + "\n");
            return ExitCode.OK;
        }
        console.result(String.format(
                Locale.ROOT,
                "%s: %s of %s to %s, made %s%n",
                Shown.plain(run.name(), LONGEST),
                about.request(),
                about.name(),
                Shown.plain(state.header().baseUrl(), LONGEST),
                TIME.format(state.header().made().atZone(LocalZone.id()))));
        for (RunState.Opening opening : state.openings()) {
            console.result(String.format(
                    Locale.ROOT,
                    "taken up %s by pid %d on %s%n",
                    TIME.format(opening.at().atZone(LocalZone.id())),
                    opening.process(),
                    opening.host()));
        }
        if (foreign) {
            console.result(
                    "It was not made by this home, or has no seal: nothing is sent for it without a question. To make"
                            + " it this home's own: runs adopt.\n");
        }
        if (state.holder() != null) {
            console.result("It is running now: " + state.holder() + ".\n");
        }
        if (state.damage() != null) {
            console.result(state.damage() + " What follows is what can be read.\n");
        }
        long unread = unread(state);
        if (unread > 0) {
            console.result(unread + " unconfirmed: Check's answer could not be read. "
                    + (state.holder() == null ? "resume looks them up" : "They are looked up")
                    + " in Check's log before anything is sent again.\n");
        }
        console.result(
                rows
                        ? summary.text()
                        : counts(state.counts(), state.rows().size())
                                + (state.purge() == null ? "" : ", " + PurgeText.of(state.purge())) + "\n");
        return ExitCode.OK;
    }
}
