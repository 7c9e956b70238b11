package dev.checkbulk.script.option;

import java.util.Map;

/** Who gives a command. */
public final class User {
    private User() {}

    /** What {@code CHECKBULK_USER} says, else the login. */
    public static String of(Map<String, String> environment) {
        String said = environment.getOrDefault("CHECKBULK_USER", "").strip();
        return said.isEmpty() ? System.getProperty("user.name", "") : said;
    }
}
