package dev.checkbulk.jobs.input;

/**
 * One thing that is wrong with an input file. Both texts are safe to print: hidden characters of the file are escaped.
 *
 * @param line    where the row begins, or what cannot be read, from 1; 0 for the whole file
 * @param where   such as {@code row 3 (line 4), column workplaces}
 * @param message what is wrong and what to do
 */
public record Problem(int line, String where, String message) {
    /** Something that is wrong with the whole file. */
    public Problem(String where, String message) {
        this(0, where, message);
    }

    @Override
    public String toString() {
        return where + ": " + message;
    }
}
