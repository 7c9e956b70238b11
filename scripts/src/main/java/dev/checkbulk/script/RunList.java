package dev.checkbulk.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.run.RunRefused;
import dev.checkbulk.run.RunState;
import dev.checkbulk.run.StoredRun;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The runs of this person: a line each, or one of them row by row. Reads only, also while a run is under way. */
public final class RunList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

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
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (StoredRun run : runs) {
                all.add(json(run));
            }
            console.result(all.toPrettyString() + "\n");
            return ExitCode.OK;
        }
        if (runs.isEmpty()) {
            console.say("There are no runs in " + Runs.folder(environment) + ".");
        }
        for (StoredRun run : runs) {
            console.result(line(run) + "\n");
        }
        return ExitCode.OK;
    }

    private String line(StoredRun run) {
        try {
            RunState state = run.state().ofInput();
            return "%-34s %-12s %s"
                    .formatted(
                            run.name(),
                            standing(state),
                            counts(state.counts(), state.rows().size())
                                    + (state.purge() == null ? "" : ", " + PurgeText.of(state.purge())));
        } catch (RunRefused e) {
            return "%-34s %-12s %s".formatted(run.name(), "unreadable", e.getMessage());
        }
    }

    private static ObjectNode json(StoredRun run) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run.name()).put("run_dir", run.folder().toString());
        try {
            RunState state = run.state().ofInput();
            return json(json, state);
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

    private int print(String nameOrFolder, boolean rows, boolean asJson) throws CannotStart {
        StoredRun run;
        RunState state;
        try {
            run = Runs.store(environment).find(nameOrFolder);
            state = run.state().ofInput();
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        About about = About.of(state.header().about());
        Summary summary = new Summary(
                about,
                state.rows(),
                null,
                Session.name(run, environment),
                List.of(),
                Commands.of(environment),
                state.purge());
        if (asJson) {
            console.result(json(summary.node(), state).toPrettyString() + "\n");
            return ExitCode.OK;
        }
        console.result("%s: %s of %s to %s, made %s%n"
                .formatted(
                        run.name(),
                        about.request(),
                        about.name(),
                        state.header().baseUrl(),
                        TIME.format(state.header().made().atZone(ZoneId.systemDefault()))));
        for (RunState.Opening opening : state.openings()) {
            console.result("taken up %s by pid %d on %s%n"
                    .formatted(
                            TIME.format(opening.at().atZone(ZoneId.systemDefault())),
                            opening.process(),
                            opening.host()));
        }
        if (state.holder() != null) {
            console.result("It is running now: " + state.holder() + ".\n");
        }
        if (state.damage() != null) {
            console.result(state.damage() + " What follows is what can be read.\n");
        }
        console.result(
                rows
                        ? summary.text()
                        : counts(state.counts(), state.rows().size())
                                + (state.purge() == null ? "" : ", " + PurgeText.of(state.purge())) + "\n");
        return ExitCode.OK;
    }
}
