package dev.checkbulk.jobs.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are something else than their name says, by their first bytes. */
final class OtherFile {
    private static final int LOOKED_AT = 512;

    /** How such a file begins, in Latin-1, what it is, and what to do. */
    private record Kind(String beginning, String what) {}

    private static final String SAVE = ": open it and save it as CSV (UTF-8)";

    private static final List<Kind> KINDS = List.of(
            new Kind("PK\003\004", "is a workbook (.xlsx, .ods) or another zip archive" + SAVE),
            new Kind("PK\005\006", "is an empty zip archive: give the file that should be in it"),
            new Kind(
                    "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
                    "is an old workbook (.xls), or one with a password" + SAVE),
            new Kind("\u001F\u008B", "is compressed with gzip: unpack it (gunzip) and give the file that is in it"),
            new Kind("BZh", "is compressed with bzip2: unpack it and give the file that is in it"),
            new Kind("\u00FD7zXZ\0", "is compressed with xz: unpack it and give the file that is in it"),
            new Kind("7z\u00BC\u00AF\u0027\u001C", "is a 7-Zip archive: unpack it and give the file that is in it"),
            new Kind("Rar!\u001A\u0007", "is a RAR archive: unpack it and give the file that is in it"),
            new Kind("%PDF-", "is a PDF document: rows are read from CSV or JSON; export the data again as CSV"),
            new Kind("{\\rtf", "is a text document (RTF): save the rows as CSV (UTF-8)"),
            new Kind("\u0089PNG", "is a picture: rows are read from CSV or JSON"),
            new Kind("\u00FF\u00D8\u00FF", "is a picture: rows are read from CSV or JSON"),
            new Kind("SQLite format 3\0", "is a database: export its rows as CSV or JSON"),
            new Kind("PAR1", "is a Parquet file: export its rows as CSV or JSON"));

    private OtherFile() {}

    /** What it is and what to do, as the end of a sentence that begins with its name; null when it may be rows. */
    static @Nullable String named(byte[] beginning) {
        String text = new String(beginning, 0, Math.min(beginning.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        for (Kind kind : KINDS) {
            if (text.startsWith(kind.beginning())) {
                return kind.what();
            }
        }
        String shown = (text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (shown.startsWith("<!doctype html") || shown.startsWith("<html") || shown.startsWith("<head")) {
            return "is a web page, such as a login page that was saved in its place: download the file again, signed in";
        }
        return shown.startsWith("<?xml") || shown.startsWith("<workbook")
                ? "is XML, such as an old workbook saved as XML" + SAVE
                : null;
    }
}
