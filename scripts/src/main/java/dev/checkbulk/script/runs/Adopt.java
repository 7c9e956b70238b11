package dev.checkbulk.script.runs;

import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Bounds;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.send.Foreign;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes runs of this home out of older ones and others': they are shown, and sealed when the person agrees. */
public final class Adopt {
    private final Console console = Console.system();
    private final Map<String, String> environment = System.getenv();
    private final Bounds bounds;
    private final boolean yes;

    private Adopt(Bounds bounds, boolean yes) {
        this.bounds = bounds;
        this.yes = yes;
    }

    /**
     * Shows each of the runs, asks, and seals it. Nothing is sent.
     *
     * @param names of runs, or their folders
     * @param yes whether all questions are answered with yes
     * @return the exit code: 2 when one of them was not sealed, 13 when that is because it goes elsewhere or is an older copy
     * @throws CannotStart when there is no such run
     */
    public static int run(List<String> names, boolean yes, Bounds bounds, Mount mount) throws CannotStart {
        return new Adopt(bounds, yes).run(names, mount);
    }

    private int run(List<String> names, Mount mount) throws CannotStart {
        RunStore store = mount.store(environment, console);
        mount.requireHome(environment);
        int code = ExitCode.OK;
        for (String name : names) {
            try {
                adopt(store.find(name));
            } catch (RunRefused e) {
                code = said(CannotStart.because(e), code);
            } catch (CannotStart e) {
                code = said(e, code);
            }
        }
        return code;
    }

    private int said(CannotStart refusal, int before) {
        console.say(String.valueOf(refusal.getMessage()));
        return Math.max(before, refusal.exitCode());
    }

    private void adopt(StoredRun run) throws CannotStart, RunRefused {
        RunState state = run.state();
        long requests = run.plan().edits().size();
        Foreign foreign = new Foreign(
                console,
                environment,
                bounds,
                yes,
                run.folder().toString(),
                run.origin(),
                state.header().baseUrl());
        if (run.origin() == Origin.HERE) {
            console.result(run.name() + " is a run of this home already.\n");
            return;
        }
        if (bounds.saysPlace()
                || !environment.getOrDefault("CHECK_BASE_URL", "").isBlank()) {
            foreign.requirePlace();
        }
        foreign.requireNumber(requests);
        foreign.show("holds", run.plan().edits());
        console.say(String.format(
                Locale.ROOT,
                "%d of its %d rows have not ended. As a run of this home it is resumed, retried and undone without a question like this.",
                state.ofInput().open(),
                state.ofInput().rows().size()));
        requireYes(foreign, requests);
        run.adopt();
        console.result("Adopted " + run.name() + ": it is a run of this home.\n");
    }

    private void requireYes(Foreign foreign, long requests) throws CannotStart {
        boolean answered = yes && (!foreign.isProduction() || bounds.confirm() != null);
        if (answered) {
            return;
        }
        if (!console.terminal()) {
            throw new CannotStart(
                    "Nobody is at a terminal to be asked: nothing was changed. When it is right as shown, add --yes"
                            + (foreign.isProduction() ? " --confirm " + requests : "") + ".");
        }
        foreign.ask(requests, "Make it a run of this home, with ");
    }
}
