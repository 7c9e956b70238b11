package dev.checkbulk.run.vault;

/** How another run takes a run's rows: each way once, and after an undo in no way any more. */
public enum Claim {
    /** Those that failed are run again. */
    RETRY,
    /** Those that are done are taken back; nobody goes on with the run any more. */
    UNDO
}
