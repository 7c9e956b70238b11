package dev.checkbulk.ops.resource;

import java.util.List;

/** One line of a table, without its comment. */
record Line(String file, int number, String text) {
    /** The line's first word. */
    String keyword() {
        return words().get(0);
    }

    /** What follows the first word. */
    String rest() {
        return text.strip().substring(keyword().length()).strip();
    }

    List<String> words() {
        return List.of(text.strip().split("\\s+"));
    }

    boolean indented() {
        return Character.isWhitespace(text.charAt(0));
    }

    /** The table is wrong here. */
    IllegalStateException wrong(String what) {
        return new IllegalStateException(file + ", line " + number + ": " + what);
    }
}
