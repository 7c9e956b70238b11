package dev.checkbulk.run;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.JournalThread;
import dev.checkbulk.run.row.RowMemory;
import dev.checkbulk.run.state.RowStates;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.Log;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Takes a run up, for a process that goes on with it. */
final class RunOpener {
    private final RunStore store;
    private final StoredRun stored;
    private final VaultRun run;
    private final RunFiles files;

    RunOpener(RunStore store, StoredRun stored, VaultRun run, RunFiles files) {
        this.store = store;
        this.stored = stored;
        this.run = run;
        this.files = files;
    }

    /** As {@link StoredRun#open}. The hold is the run's from here on; when this fails it is given back. */
    Run open(Hold hold, CheckClient client, boolean takeOver, Timing timing) throws RunRefused {
        boolean taken = false;
        try {
            PlanFile.Loaded loaded = stored.requireData("run");
            JournalIndex past = files.journal(loaded);
            if (!(past.contents() instanceof JournalFile.Read read)) {
                throw files.changed(RunFiles.told((JournalFile.Damaged) past.contents())
                        + " Nothing is sent on what it says; what can be read of it is shown by: runs show "
                        + run.name());
            }
            stored.requireTrusted();
            stored.requireNotUndone();
            requireHere(past, takeOver);
            Plan plan = loaded.plan();
            Map<String, String> elsewhere = store.unsettled(plan.header());
            boolean isOver = new RowStates(plan, past).open() == 0;
            RowMemory memory = RowMemory.of(isOver ? List.of() : plan.edits(), past, Run.keys(plan));
            JournalThread thread = new JournalThread(run.name());
            Journal journal =
                    Journal.open(log(hold, plan.header().runId(), read.validLength()), client.scheduler(), thread);
            taken = true;
            return new Run(plan, past, memory, journal, timing, store.owner(), elsewhere, ended -> {
                if (ended) {
                    hold.end();
                } else {
                    hold.close();
                }
                thread.close();
            });
        } catch (UncheckedIOException e) {
            throw files.changed(e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "The journal in " + run.folder() + " cannot be written (" + e + ").");
        } finally {
            if (!taken) {
                hold.close();
            }
        }
    }

    /** The end of the log, and its latest state known to the home from now on. */
    private Log log(Hold hold, String runId, long validLength) throws IOException, RunRefused {
        CRC32C durable;
        try (StoredBytes old = run.log()) {
            store.latest().require(run, runId, old, validLength);
            durable = Journaled.crc(old, validLength);
        }
        Log log = hold.log(validLength);
        try {
            store.latest().remember(runId, run.folder(), validLength, (int) durable.getValue());
            return new Journaled(log, durable, store.latest().notes(runId, run.folder()));
        } catch (IOException e) {
            try (log) {
                throw e;
            }
        }
    }

    private void requireHere(JournalIndex past, boolean takeOver) throws RunRefused {
        List<Entry.Opened> openings = past.openings();
        Entry.Opened last = openings.isEmpty() ? null : openings.get(openings.size() - 1);
        if (last != null && !takeOver && !store.owner().isWhere(last.host(), last.proofs())) {
            String here = store.owner().host();
            throw new RunRefused(
                    Reason.ELSEWHERE,
                    run.name() + " was last run on " + last.host() + ", and this is "
                            + (here.equals(last.host()) ? "another machine of that name" : here)
                            + ". It may be taken over when it is certain that it does not run there any more, and that this is"
                            + " not an old copy.",
                    RunRefused.Remedy.TAKE_OVER);
        }
    }
}
