package dev.checkbulk.script.option;

import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.script.terminal.Hindrance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where the runs of this person are. */
public final class Runs {
    private Runs() {}

    /** {@code $CHECKBULK_HOME}, by default {@code ~/.checkbulk}. */
    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("CHECKBULK_HOME", "");
        return home.isBlank() ? Path.of(user(environment), ".checkbulk") : Path.of(home);
    }

    /** Services have no HOME, and Java asks the password file; it says {@code ?} of a user that is not in there. */
    private static String user(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        String known = home.isBlank() ? System.getProperty("user.home", "") : home;
        if (!known.startsWith("/")) {
            throw new Hindrance("HOME is not set, and this user has no home folder: set CHECKBULK_HOME to a folder of"
                    + " yours, where runs are kept. Nothing was sent.");
        }
        return known;
    }

    public static Path folder(Map<String, String> environment) {
        return home(environment).resolve("runs");
    }

    public static RunStore store(Map<String, String> environment) {
        RunStore store = RunStore.in(folder(environment));
        String secret = environment.getOrDefault("CHECKBULK_SECRET_FILE", "");
        return secret.isBlank() ? store : store.secretIn(real(Path.of(secret)));
    }

    /** What commands call a run: its name where that is enough, else its folder. */
    public static String name(StoredRun stored, Map<String, String> environment) {
        Path home = folder(environment).toAbsolutePath().normalize();
        return stored.folder().equals(home.resolve(stored.name()))
                ? stored.name()
                : stored.folder().toString();
    }

    /** What a person names may be reached by links. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // it is not there yet, or whoever reads it is told
        }
    }
}
