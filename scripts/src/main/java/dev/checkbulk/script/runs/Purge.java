package dev.checkbulk.script.runs;

import dev.checkbulk.jobs.report.Results;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.option.User;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes people's data out of runs that have ended. */
public final class Purge {
    private Purge() {}

    /**
     * Purges the runs.
     *
     * @param names of runs, or their folders
     * @param olderThanDays also all runs that have ended and were made so many days ago or more, or null for none
     * @return the exit code: 2 when one of the named runs could not be purged
     * @throws CannotStart when there is no such run, or nothing was named
     */
    public static int run(List<String> names, @Nullable Integer olderThanDays, Mount mount) throws CannotStart {
        Console console = Console.system();
        Map<String, String> environment = System.getenv();
        if (names.isEmpty() && olderThanDays == null) {
            throw new CannotStart("Missing RUN: the runs to purge, or --older-than DAYS. See --help.");
        }
        RunStore store = mount.store(environment, console);
        try {
            List<StoredRun> named = new ArrayList<>();
            for (String name : names) {
                named.add(store.find(name));
            }
            int code = ExitCode.OK;
            for (StoredRun run : named) {
                code = purge(run, environment, console) ? code : ExitCode.USAGE;
            }
            if (olderThanDays != null) {
                Instant before = Clock.systemUTC().instant().minus(Duration.ofDays(olderThanDays));
                for (StoredRun run : store.all()) {
                    if (isDue(run, before, console)) {
                        purge(run, environment, console);
                    }
                }
            }
            return code;
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    /** Whoever looks for what became of a damaged run needs all that is left of it: it has to be named. */
    private static boolean isDue(StoredRun run, Instant before, Console console) {
        try {
            if (!run.header().made().isBefore(before)) {
                return false;
            }
            RunState state = run.state();
            boolean sound = state.damage() == null || state.purged();
            if (!sound) {
                console.say(run.name() + " was not purged. " + state.damage() + " To purge it all the same: purge "
                        + run.name());
            }
            return sound;
        } catch (RunRefused e) { // one that is damaged keeps nobody from the others
            console.say(run.name() + " was not purged. " + e.getMessage());
            return false;
        }
    }

    private static boolean purge(StoredRun run, Map<String, String> environment, Console console) {
        try {
            Results.purge(
                    run, new Purged(User.of(environment), Clock.systemUTC().instant()));
            console.result("Purged " + run.name() + ": its outcomes are kept.\n");
            return true;
        } catch (RunRefused e) {
            console.say(String.valueOf(e.getMessage()));
            return false;
        } catch (IOException e) {
            console.say("Purged " + run.name() + ", but results.csv could not be written (" + e + ").");
            return false;
        }
    }
}
