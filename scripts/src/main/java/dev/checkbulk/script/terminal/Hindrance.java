package dev.checkbulk.script.terminal;

/** This machine does not give what a script needs; the message says what, and what to do. Nothing was sent. */
public final class Hindrance extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Hindrance(String message) {
        super(message);
    }
}
