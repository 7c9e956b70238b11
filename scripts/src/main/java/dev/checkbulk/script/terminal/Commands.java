package dev.checkbulk.script.terminal;

import java.util.Map;

/**
 * How the other scripts are typed here.
 *
 * @param launcher what stands before a script's name, or empty for JBang's own command
 */
public record Commands(String launcher) {
    public static Commands of(Map<String, String> environment) {
        return new Commands(environment.getOrDefault("CHECKBULK_LAUNCHER", ""));
    }

    /** A command line to copy. */
    public String of(String script, String argument) {
        return of(script) + " " + quoted(argument);
    }

    /** The beginning of one. */
    public String of(String script) {
        return launcher.isEmpty() ? "jbang " + script + "@catalog" : quoted(launcher) + " " + script;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./+:,@%=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
