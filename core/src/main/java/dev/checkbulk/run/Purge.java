package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.plan.Leftovers;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalLeftovers;
import dev.checkbulk.run.journal.TimedEntry;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes people's data out of one run, whose lock the caller has. The plan comes last, and with it that the run was purged:
 * as long as it does not say so, what is left can be purged again.
 */
final class Purge {
    private final RunStore store;
    private final Disk disk;
    private final StoredRun run;
    private final RunFiles files;

    Purge(RunStore store, Disk disk, StoredRun run, RunFiles files) {
        this.store = store;
        this.disk = disk;
        this.run = run;
        this.files = files;
    }

    /** What is read before anything is changed. */
    private record Sources(PlanFile.Loaded plan, JournalFile.Contents journal, Leftovers leftovers) {}

    void run(Purged purged, UnaryOperator<JsonNode> about) throws RunRefused {
        Sources sources = sources();
        store.deleteCopies(run);
        try {
            for (Path file : disk.list(run.folder())) {
                if (Derived.is(file)) {
                    disk.delete(file);
                }
            }
            Path journal = run.folder().resolve(StoredRun.JOURNAL);
            disk.write(journal, to -> journal(sources, to));
            store.latest().rewritten(sources.plan().plan().header().runId(), run.folder(), disk.read(journal));
            Purged before = sources.plan().purge();
            if (before == null || !before.recorded()) {
                JsonNode left = about.apply(sources.plan().plan().header().about());
                disk.write(
                        run.folder().resolve(StoredRun.PLAN),
                        to -> PlanFile.writePurged(sources.plan(), sources.leftovers(), left, purged, to));
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The files of " + run.name() + " cannot be changed (" + e + ").");
        } finally {
            files.forget();
        }
    }

    private Sources sources() throws RunRefused {
        PlanFile.Loaded plan = plan();
        JournalFile.Contents journal = files.journal(plan);
        List<Entry> entries;
        if (journal instanceof JournalFile.Damaged damaged) {
            if (damaged.isNewer()) {
                throw files.changed(RunFiles.told(damaged) + " Purge " + run.name() + " with that version.");
            }
            entries = damaged.readable();
        } else {
            entries = ((JournalFile.Read) journal).entries();
        }
        List<RowState> rows = RowStates.of(plan.plan(), entries);
        if (journal instanceof JournalFile.Read) { // what is damaged is never gone on with
            requireEnded(rows);
        }
        List<Outcome> ends = new ArrayList<>();
        rows.forEach(row -> ends.add(row.outcome()));
        return new Sources(plan, journal, new Leftovers(ends));
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

    private void requireEnded(List<RowState> rows) throws RunRefused {
        long open = rows.stream().filter(row -> !row.ended()).count();
        try {
            if (open > 0 && !run.isUndone()) {
                throw new RunRefused(
                        Reason.ROWS,
                        open + " rows of " + run.name()
                                + " have not ended, and without its data they never will: resume it first.");
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The files of " + run.name() + " cannot be read (" + e + ").");
        }
    }

    /** Of a damaged one what can be read, and that it is damaged. */
    private void journal(Sources sources, OutputStream to) throws IOException {
        JournalFile.Header header = RunFiles.header(sources.plan());
        to.write(
                sources.journal() instanceof JournalFile.Damaged damaged
                        ? JournalFile.line(header, damaged)
                        : JournalFile.line(header));
        Path file = run.folder().resolve(StoredRun.JOURNAL);
        try (InputStream journal = disk.exists(file) ? disk.open(file) : InputStream.nullInputStream()) {
            JournalFile.look(journal, stamped -> write(stamped, to));
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
