package dev.checkbulk.jobs.row;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are no values: what a spreadsheet shows in the place of one, a formula that was never worked out, a number that was
 * shortened. They are refused wherever free text is taken, because a person's name would be changed to them.
 */
final class SpreadsheetDamage {
    /** Such as {@code #REF!}, {@code #NAME?}, {@code #WERT!} and {@code #¡VALOR!}: the words differ by language, the marks do not. */
    private static final Pattern ERROR = Pattern.compile("#[¡¿]?[\\p{L}/0-9_ ]{2,20}[!?]");

    /** Those without a mark at their end, in the languages that have one of their own. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#NA",
            "#NV",
            "#N/D",
            "#N/DISP",
            "#NULL",
            "#I/T",
            "#YOK",
            "#PUUTTUU",
            "#SAKNAS!",
            "#BRAK",
            "#HI\u00C1NYZIK",
            "#NEDOST",
            "#\u041D/\u0414",
            "#GETTING_DATA",
            "#BUSY",
            "#LOADING",
            "#ERROR");

    /** As LibreOffice shows them: {@code Err:502}. */
    private static final Pattern ERROR_CODE = Pattern.compile("(?i)(Err|Fehler|Erreur|Errore):\\s?\\d{3}");

    private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");
    /** Calls a function, or computes with cells, numbers or texts; {@code =Doe} does not, and may be a name that somebody gave. */
    private static final Pattern FORMULA = Pattern.compile(
            "=\\s*[+-]?(\\$?[A-Za-z]{1,3}\\$?\\d{1,7}\\b|\\d|\"|'|\\{|.*\\(|.*!).*|[+@-]=?[A-Za-z][A-Za-z0-9._]*\\(.*",
            Pattern.DOTALL);

    private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d([.,]\\d+)?[Ee][+-]\\d{2,3}");

    private SpreadsheetDamage() {}

    /** What is wrong with the text, as the end of a sentence that begins with it; null when nothing is. */
    static @Nullable String flaw(String text) {
        String word = text.strip();
        if (ERROR.matcher(word).matches()
                || ERRORS.contains(word.toUpperCase(Locale.ROOT))
                || ERROR_CODE.matcher(word).matches()) {
            return "is what a spreadsheet shows when a formula fails: write the value itself";
        }
        if (TOO_NARROW.matcher(word).matches()) {
            return "is what a spreadsheet shows when a column is too narrow: write the value itself";
        }
        if (FORMULA.matcher(word).matches()) {
            return "is a formula and not its value: write the value itself";
        }
        if (SHORTENED.matcher(word).matches()) {
            return "is a spreadsheet's short form of a number and has lost digits: write all of them";
        }
        return null;
    }
}
