package dev.checkbulk.run.journal;

/** The journal cannot be written: what was not durable before this will not be, and nothing new may be sent. */
final class JournalFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalFailed(String message) {
        super(message, null, false, false); // a full disk is not a bug: where it was found out helps nobody
    }
}
