package dev.checkbulk.run.vault;

import java.io.IOException;

/** A vault does not do it now. The message is for people: sentences without the last full stop. */
public final class VaultRefused extends IOException {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** There is no run in that place. */
        NO_RUN,
        /** Somebody has it. */
        TAKEN,
        /** Another run is in the way. */
        OCCUPIED,
        /** What is below the vault does not do it. */
        FAILED
    }

    private final Reason reason;

    public VaultRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
