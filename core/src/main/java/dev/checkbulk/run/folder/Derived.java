package dev.checkbulk.run.folder;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The files of a run that were made of its plan and journal, the unfinished ones that a crash leaves among them. */
final class Derived {
    private static final Pattern NAMES = Pattern.compile(
            "((results\\.csv|(failed|unknown)\\.(json|jsonl|csv))(\\.part)?|report(-ticket)?\\.html(\\.[0-9]+)?(\\.part)?)");

    /** What {@link dev.checkbulk.internal.Disk#write} calls a file until it is whole. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\.(plan\\.jsonl|journal\\.jsonl|ended|retry|undo|" + NAMES + ")\\.tmp");

    private Derived() {}

    static boolean is(Path file) {
        String name = String.valueOf(file.getFileName());
        return NAMES.matcher(name).matches() || UNFINISHED.matcher(name).matches();
    }
}
