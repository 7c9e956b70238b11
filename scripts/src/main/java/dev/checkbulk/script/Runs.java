package dev.checkbulk.script;

import dev.checkbulk.run.RunStore;
import java.nio.file.Path;
import java.util.Map;

/** Where the runs of this person are. */
final class Runs {
    private Runs() {}

    /** {@code $CHECKBULK_HOME}, by default {@code ~/.checkbulk}. */
    static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("CHECKBULK_HOME", "");
        String user = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return home.isBlank() ? Path.of(user, ".checkbulk") : Path.of(home);
    }

    static Path folder(Map<String, String> environment) {
        return home(environment).resolve("runs");
    }

    static RunStore store(Map<String, String> environment) {
        return RunStore.in(folder(environment));
    }
}
