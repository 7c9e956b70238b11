package dev.checkbulk.run.vault;

/** A run does not tell what work it does: its plan is damaged. The message says how. */
public final class UnknownWork extends Exception {
    private static final long serialVersionUID = 1;

    private final transient VaultRun run;

    public UnknownWork(VaultRun run, String message) {
        super(message, null, false, false);
        this.run = run;
    }

    public VaultRun run() {
        return run;
    }
}
