package dev.checkbulk.jobs.input;

import dev.checkbulk.jobs.text.Shown;

/** Where a row is. */
public record Place(int row, int line) {
    public String column(String name) {
        return this + ", column " + Shown.plain(name, Shown.LONGEST);
    }

    public String character(int number) {
        return this + ", character " + number;
    }

    @Override
    public String toString() {
        return "row " + row + " (line " + line + ")";
    }
}
