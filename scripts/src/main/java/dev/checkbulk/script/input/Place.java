package dev.checkbulk.script.input;

/** Where a row is. */
record Place(int row, int line) {
    String column(String name) {
        return this + ", column " + Shown.plain(name, Shown.LONGEST);
    }

    String character(int number) {
        return this + ", character " + number;
    }

    @Override
    public String toString() {
        return "row " + row + " (line " + line + ")";
    }
}
