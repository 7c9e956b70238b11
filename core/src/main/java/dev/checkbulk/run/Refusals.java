package dev.checkbulk.run;

import dev.checkbulk.internal.Unfit;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunRefused.Remedy;
import dev.checkbulk.run.vault.VaultRefused;
import java.io.IOException;

/** What a vault or the disk does not do, as a refusal. */
final class Refusals {
    private static final String NOTHING_SENT = " Nothing was sent.";

    private Refusals() {}

    /** @param otherwise what to say of a failure that has no sentence of its own */
    static RunRefused of(IOException e, String otherwise) {
        return of(e, "", otherwise, Remedy.NONE);
    }

    /** The same, of what is done before something is sent. */
    static RunRefused beforeSending(IOException e, String otherwise) {
        return beforeSending(e, otherwise, Remedy.NONE);
    }

    /** @param remedy what helps against a failure that has no sentence of its own */
    static RunRefused beforeSending(IOException e, String otherwise, Remedy remedy) {
        return of(e, NOTHING_SENT, otherwise, remedy);
    }

    private static RunRefused of(IOException e, String end, String otherwise, Remedy remedy) {
        if (e instanceof Unfit unfit) {
            return new RunRefused(
                    Reason.UNFIT, e.getMessage() + "." + end, unfit.isMount() ? Remedy.TRUST_MOUNT : Remedy.NONE);
        }
        return e instanceof VaultRefused refused
                ? new RunRefused(reason(refused), e.getMessage() + "." + end(refused, end))
                : new RunRefused(Reason.DISK, otherwise, remedy);
    }

    private static String end(VaultRefused refused, String end) {
        return refused.reason() == VaultRefused.Reason.TAKEN ? end : "";
    }

    private static Reason reason(VaultRefused refused) {
        return switch (refused.reason()) {
            case NO_RUN -> Reason.NOT_FOUND;
            case TAKEN -> Reason.TAKEN;
            case OCCUPIED -> Reason.OCCUPIED;
            case FAILED -> Reason.DISK;
        };
    }
}
