package dev.checkbulk.run.vault;

/** What came of publishing a run; but for the first, it is none. */
public sealed interface Publication {
    /** It is a run. */
    record Published(VaultRun run) implements Publication {}

    /** There is a run with its id. */
    record Applied(VaultRun run) implements Publication {}

    /** There is a run of its work. */
    record SameWork(VaultRun run) implements Publication {}

    /** Whether there is one of its work cannot be told. */
    record WorkUnknown(UnknownWork why) implements Publication {}

    /** Somebody has the run whose rows it would take. */
    record Taken(String owner) implements Publication {}

    /** The rows that it would take are another run's. */
    record Claimed() implements Publication {}

    /** The run whose rows it would take was gone on with. */
    record GoneOn() implements Publication {}
}
