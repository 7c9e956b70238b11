package dev.checkbulk.internal;

import java.util.regex.Pattern;

/** Names and ids that come from files, and of which paths are made. */
public final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{32}");

    private Names() {}

    /** Whether a text can be a name: a to z, A to Z, 0 to 9, {@code -} and {@code _}, 1 to 100 of them. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a text can be a run's id: 32 hex digits. */
    public static boolean isRunId(String text) {
        return RUN_ID.matcher(text).matches();
    }
}
