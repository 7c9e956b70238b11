package dev.checkbulk.sim;

/** Something that must never happen has happened. */
record Violation(String invariant, long row, String message) {
    @Override
    public String toString() {
        return invariant + ", row " + row + ": " + message;
    }
}
