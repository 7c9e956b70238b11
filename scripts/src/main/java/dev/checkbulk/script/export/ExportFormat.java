package dev.checkbulk.script.export;

import dev.checkbulk.script.terminal.CannotStart;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of an exported file. */
enum ExportFormat {
    CSV,
    /** One array of the records. */
    JSON,
    /** A record a line. */
    JSONL;

    /**
     * The form that was asked for, else the one that the file's name says, else CSV.
     *
     * @throws CannotStart when the file's name says another
     */
    static ExportFormat of(@Nullable ExportFormat asked, @Nullable Path file) throws CannotStart {
        if (asked != null || file == null) {
            return asked == null ? CSV : asked;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (ExportFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new CannotStart(file + ": its name ends in neither .csv, .json nor .jsonl. Add --format.");
    }
}
