package dev.checkbulk.script;

import dev.checkbulk.run.RunRefused;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
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
                code = purge(run, console) ? code : ExitCode.USAGE;
            }
            if (olderThanDays != null) {
                Instant before = Clock.systemUTC().instant().minus(Duration.ofDays(olderThanDays));
                for (StoredRun run : store.all()) {
                    if (isOlder(run, before, console)) {
                        purge(run, console);
                    }
                }
            }
            return code;
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        }
    }

    /** One that cannot be read does not keep the others. */
    private static boolean isOlder(StoredRun run, Instant before, Console console) {
        try {
            return run.header().made().isBefore(before);
        } catch (RunRefused e) {
            console.say(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static boolean purge(StoredRun run, Console console) {
        try {
            run.purge();
            console.result("Purged " + run.name() + ": its outcomes are kept.\n");
            return true;
        } catch (RunRefused e) {
            console.say(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
