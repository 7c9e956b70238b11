package dev.checkbulk.jobs.text;

/**
 * Cells that a spreadsheet would run as a formula: those that begin with {@code = + - @}, a tab or a line break. For every
 * text, {@code written(inert(text))} is the text.
 */
public final class Formulas {
    private static final String BEGINNINGS = "=+-@\t\r\n";

    private Formulas() {}

    /**
     * The text as a cell that nothing runs: with an apostrophe in front when it is a formula, or looks like one that was
     * made inert before.
     */
    public static String inert(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text that a cell stands for: without the apostrophe that {@link #inert} put in front. */
    public static String written(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    /** Whether it is a formula behind its apostrophes, of which there may be none. */
    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
