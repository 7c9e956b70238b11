package dev.checkbulk.run;

import dev.checkbulk.internal.Names;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Vault;
import dev.checkbulk.run.vault.VaultRun;
import dev.checkbulk.run.vault.VaultRun.Claimed;
import java.io.IOException;
import java.util.Optional;

/** Which run has another one's rows. What is undone has no rows to run again; what was retried can be undone. */
record Claims(Vault vault) {
    /** The run that has this run's rows so, if there is one. */
    Optional<VaultRun> of(VaultRun run, Claim claim) throws RunRefused {
        try {
            Optional<Claimed> claimed = run.claimed(claim);
            return claimed.isEmpty() ? Optional.empty() : Optional.of(by(run, claim, claimed.get()));
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "Who has the rows of " + run.folder() + " cannot be read (" + e + ").");
        }
    }

    private VaultRun by(VaultRun run, Claim claim, Claimed claimed) throws IOException, RunRefused {
        if (!Names.isRunId(claimed.by())) {
            throw new RunRefused(
                    Reason.CHANGED,
                    claimed.place() + " is not what was written: it has no run's id. Nothing was sent.");
        }
        Optional<VaultRun> claimant = vault.withId(claimed.by());
        if (claimant.isEmpty()) {
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + run.name() + " were " + how(claim) + " by a run that is not in " + vault.place()
                            + " (its id is " + claimed.by() + "). When it is certain that it sent nothing, delete "
                            + claimed.place() + ".");
        }
        return claimant.get();
    }

    /** That nobody has them. */
    void requireNone(VaultRun run, Claim claim) throws RunRefused {
        requireNot(run, Claim.UNDO);
        if (claim != Claim.UNDO) {
            requireNot(run, claim);
        }
    }

    /** That nobody has them so. */
    void requireNot(VaultRun run, Claim claim) throws RunRefused {
        Optional<VaultRun> by = of(run, claim);
        if (by.isPresent()) {
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + run.name() + " were " + how(claim) + " by run "
                            + by.get().name() + " already.");
        }
    }

    private static String how(Claim claim) {
        return switch (claim) {
            case RETRY -> "taken over";
            case UNDO -> "undone";
        };
    }
}
