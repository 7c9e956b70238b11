package dev.checkbulk.script.option;

import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where the runs of this person are. */
public final class Runs {
    private Runs() {}

    /** {@code $CHECKBULK_HOME}, by default {@code ~/.checkbulk}. */
    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("CHECKBULK_HOME", "");
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return home.isBlank() ? Path.of(user, ".checkbulk") : Path.of(home);
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
