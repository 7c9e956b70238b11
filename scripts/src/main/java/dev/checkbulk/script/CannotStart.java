package dev.checkbulk.script;

/** Nothing can be done as asked: the message says what is wrong and what to do. Exit code 2. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    public CannotStart(String message) {
        super(message);
    }
}
