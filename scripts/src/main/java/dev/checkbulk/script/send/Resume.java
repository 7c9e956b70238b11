package dev.checkbulk.script.send;

import dev.checkbulk.jobs.Agreement;
import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.report.EndFiles;
import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.jobs.text.PurgeText;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Batches;
import dev.checkbulk.script.option.Consent;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.Runs;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goes on with a run that was stopped. Runs on a script's main thread and blocks it. */
public final class Resume {
    private final Console console;
    private final Map<String, String> environment;
    private final Options options;

    /**
     * What was asked for on the command line.
     *
     * @param takeOver whether a run of another machine is taken from there
     * @param asPlanned whether the run goes on with its own copy of the rows although the input file has changed
     * @param yes whether all questions are answered with yes
     * @param json whether the summary is JSON
     */
    public record Options(
            boolean takeOver,
            boolean asPlanned,
            boolean yes,
            boolean json,
            Consent consent,
            Batches batches,
            Pace pace) {}

    private Resume(Console console, Map<String, String> environment, Options options) {
        this.console = console;
        this.environment = environment;
        this.options = options;
    }

    /**
     * Goes on with the run, or repeats its report when it has ended.
     *
     * @param run its name, or its folder
     * @return the exit code
     * @throws CannotStart when it cannot be gone on with; nothing was sent then
     */
    public static int run(String run, Options options) throws CannotStart {
        return new Resume(Console.system(), System.getenv(), options).run(run);
    }

    private int run(String nameOrFolder) throws CannotStart {
        options.batches().require();
        RunStore store;
        StoredRun stored;
        RunState state;
        Origin origin;
        List<Edit> edits;
        About about;
        try {
            store = options.pace().mount().store(environment, console);
            stored = store.find(nameOrFolder);
            Undo.requireNotUndone(store, stored);
            state = stored.state();
            if (state.purge() != null && state.open() > 0) {
                throw CannotStart.changed(
                        stored.name() + " was " + PurgeText.of(state.purge()) + ": it cannot be run any more.");
            }
            origin = stored.origin();
            edits = open(stored, state);
            about = About.of(state.header().about());
            about = origin == Origin.HERE ? about : about.inOwnWords(edits);
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
        if (state.open() == 0 && state.holder() == null && state.damage() == null) {
            console.say(stored.name() + " has ended: nothing is left to send.");
            return told(store, stored);
        }
        if (about.rehearsal()) {
            throw new CannotStart(stored.name() + " was a rehearsal, and its server ended with it. Run it again.");
        }
        Foreign foreign = new Foreign(
                console,
                environment,
                options.consent().bounds(),
                options.consent().foreign() && options.yes(),
                stored.folder().toString(),
                origin,
                state.header().baseUrl());
        foreign.requirePlace();
        requireSameInput(state, about, stored);
        foreign.agree(edits);
        Vertx vertx = ScriptVertx.open();
        Target target =
                Target.of(vertx, environment, options.pace(), state.header().baseUrl());
        console.say(String.format(
                Locale.ROOT,
                "resume %s: %s for %d of %d %s to %s.",
                stored.name(),
                about.request(),
                state.ofInput().open(),
                state.ofInput().rows().size(),
                about.plural(),
                target.description()));
        List<Allowance> allowed = new ArrayList<>(List.of(Allowance.FOREIGN));
        if (options.takeOver()) {
            allowed.add(Allowance.TAKE_OVER);
        }
        Session session = new Session(
                console, environment, "resume", options.json(), Safety.of(options.batches()), target, vertx);
        Agreement agreement = session.agreement(edits.size(), edits.size()).allowing(allowed.toArray(new Allowance[0]));
        Jobs jobs = Session.jobs(environment, store, target, vertx);
        System.gc(); // what reading left would stop the pace in the middle
        return session.follow(store, () -> jobs.resume(stored, agreement));
    }

    /** The report of a run that has ended, once more. */
    private int told(RunStore store, StoredRun stored) throws CannotStart {
        try {
            Commands commands = Commands.of(environment);
            RunState state = stored.state();
            EndReport report = new EndFiles(
                            store,
                            stored,
                            About.of(stored),
                            (verb, run) -> commands.of(verb, Runs.name(run, environment)))
                    .write(state.rows(), null, new RunReport.Standing(null, state.damage(), state.purge()));
            return EndText.tell(report, Runs.name(stored, environment), environment, console, options.json());
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    /** What has not ended: where it stands in the plan, for it may be long. */
    private static List<Edit> open(StoredRun stored, RunState state) throws RunRefused {
        List<Edit> edits = stored.plan().edits();
        int[] places = new int[Math.toIntExact(state.open())];
        Iterator<RowState> rows = state.rows().iterator();
        int found = 0;
        for (int place = 0; found < places.length; place++) {
            long row = edits.get(place).row();
            RowState stands = rows.next();
            while (stands.row() != row) {
                stands = rows.next();
            }
            if (!stands.ended()) {
                places[found++] = place;
            }
        }
        return new AbstractList<>() {
            @Override
            public Edit get(int at) {
                return edits.get(places[at]);
            }

            @Override
            public int size() {
                return places.length;
            }
        };
    }

    private void requireSameInput(RunState state, About about, StoredRun stored) throws CannotStart {
        Path file = about.file() == null ? null : Path.of(about.file());
        if (file == null || options.asPlanned() || !Files.exists(file)) {
            return;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            if (Input.sha256(bytes).equals(state.header().input())) {
                return;
            }
        } catch (IOException e) {
            return; // the run has its own copy of the rows
        }
        throw CannotStart.changed(
                file + " has changed since " + stored.name() + " began. To finish the rows as they were"
                        + " then, which the run has kept: the same command with --as-planned. What was changed in the file is for"
                        + " a run of its own afterwards.");
    }
}
