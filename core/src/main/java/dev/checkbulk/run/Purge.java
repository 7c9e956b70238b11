package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Leftovers;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.JournalLeftovers;
import dev.checkbulk.run.journal.TimedEntry;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RowStates;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes people's data out of one run that the caller has. The plan comes last, and with it that the run was purged:
 * as long as it does not say so, what is left can be purged again.
 */
final class Purge {
    private final RunStore store;
    private final VaultRun run;
    private final RunFiles files;
    private final Hold hold;

    Purge(RunStore store, VaultRun run, RunFiles files, Hold hold) {
        this.store = store;
        this.run = run;
        this.files = files;
        this.hold = hold;
    }

    /** What is read before anything is changed. */
    private record Sources(PlanFile.Loaded plan, JournalFile.Contents journal, Leftovers leftovers) {}

    void run(Purged purged, UnaryOperator<JsonNode> about) throws RunRefused {
        Sources sources = sources();
        try {
            hold.sweep();
            hold.replaceLog(to -> journal(sources, to));
            try (StoredBytes log = run.log()) {
                store.latest().rewritten(sources.plan().plan().header().runId(), run.folder(), log);
            }
            Purged before = sources.plan().purge();
            if (before == null || !before.recorded()) {
                JsonNode left = about.apply(sources.plan().plan().header().about());
                hold.replacePlan(to -> PlanFile.writePurged(sources.plan(), sources.leftovers(), left, purged, to));
            }
        } catch (IOException e) {
            throw Refusals.of(e, "The files of " + run.name() + " cannot be changed (" + e + ").");
        } finally {
            files.forget();
        }
    }

    private Sources sources() throws RunRefused {
        PlanFile.Loaded plan = plan();
        JournalIndex journal = files.journal(plan);
        RowStates rows = new RowStates(plan.plan(), journal);
        if (!(journal.contents() instanceof JournalFile.Damaged damaged)) {
            requireEnded(rows); // what is damaged is never gone on with
        } else if (damaged.isNewer()) {
            throw files.changed(RunFiles.told(damaged) + " Purge " + run.name() + " with that version.");
        }
        return new Sources(plan, journal.contents(), new Leftovers(rows.stream().map(RowState::outcome)));
    }

    private PlanFile.Loaded plan() throws RunRefused {
        try {
            return files.plan();
        } catch (RunRefused e) {
            if (e.reason() != Reason.CHANGED) {
                throw e;
            }
            throw new RunRefused(
                    Reason.CHANGED,
                    e.getMessage()
                            + ". What is people's data in it cannot be told any more: to take it away, delete the"
                            + " whole folder " + run.folder() + ".");
        }
    }

    private void requireEnded(RowStates rows) throws RunRefused {
        long open = rows.open();
        try {
            if (open > 0 && run.claimed(Claim.UNDO).isEmpty()) {
                throw new RunRefused(
                        Reason.ROWS,
                        open + " rows of " + run.name()
                                + " have not ended, and without its data they never will: resume it first.");
            }
        } catch (IOException e) {
            throw Refusals.of(e, "The files of " + run.name() + " cannot be read (" + e + ").");
        }
    }

    /** Of a damaged one what can be read, and that it is damaged. */
    private void journal(Sources sources, OutputStream to) throws IOException {
        JournalFile.Header header = RunFiles.header(sources.plan());
        to.write(
                sources.journal() instanceof JournalFile.Damaged damaged
                        ? JournalFile.line(header, damaged)
                        : JournalFile.line(header));
        try (StoredBytes log = run.log()) {
            JournalFile.look(log, stamped -> write(stamped, to));
        } catch (NoSuchFileException e) {
            // it is missing, and damaged by that
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(TimedEntry stamped, OutputStream to) {
        try {
            to.write(JournalFile.stamped(List.of(JournalLeftovers.of(stamped))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
