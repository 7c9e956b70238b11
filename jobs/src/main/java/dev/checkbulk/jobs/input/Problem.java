package dev.checkbulk.jobs.input;

/**
 * One thing that is wrong with an input file. Both texts are safe to print: hidden characters of the file are escaped.
 *
 * @param where   such as {@code row 3 (line 4), column workplaces}
 * @param message what is wrong and what to do
 */
public record Problem(String where, String message) {
    @Override
    public String toString() {
        return where + ": " + message;
    }
}
