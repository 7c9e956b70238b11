package dev.checkbulk.jobs.file;

import java.io.IOException;
import java.io.Serial;

/** The text of a file ends to make sense here, so that nothing behind this place can be checked. */
final class Unreadable extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String where;
    private final String what;
    private final boolean alone;

    /**
     * @param line where that is, from 1; 0 for the whole file
     * @param alone whether what was found before is not to be believed either
     */
    Unreadable(int line, String where, String what, boolean alone) {
        super(where + ": " + what);
        this.line = line;
        this.where = where;
        this.what = what;
        this.alone = alone;
    }

    int line() {
        return line;
    }

    String where() {
        return where;
    }

    String what() {
        return what;
    }

    boolean alone() {
        return alone;
    }
}
