package dev.checkbulk.run;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowEnds;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A run's plan and journal, read and understood; what is wrong with them is told as a refusal. Blocks. */
final class RunFiles {
    private final Seals seals;
    private final VaultRun run;
    private PlanFile.@Nullable Loaded loaded;
    private @Nullable LastRead lastRead;

    /** The journal as it was read last. */
    private record LastRead(long size, long crc, JournalIndex index) {}

    RunFiles(Seals seals, VaultRun run) {
        this.seals = seals;
        this.run = run;
    }

    /**
     * The plan's first line; that it is what was written is proven only when the run is taken up.
     *
     * @throws RunRefused when it cannot be read
     */
    Plan.Header header() throws RunRefused {
        try {
            return PlanFile.header(run.head());
        } catch (IOException e) {
            throw unreadable("plan", e);
        } catch (PlanUnreadable e) {
            throw changed(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the run says of itself that nothing of it is left to do. */
    boolean isMarkedEnded() throws RunRefused {
        try {
            return run.hasEnded();
        } catch (IOException e) {
            throw unreadable("end", e);
        }
    }

    /** Read once: it may be large, and does not change. */
    synchronized PlanFile.Loaded plan() throws RunRefused {
        try {
            PlanFile.Loaded known = loaded;
            if (known == null) {
                known = PlanFile.read(run.plan());
                if (!seals.isOurs(Seal.RUN, known)) {
                    PlanFile.requireRows(known.plan());
                }
                loaded = known;
            }
            return known;
        } catch (IOException e) {
            throw unreadable("plan", e);
        } catch (PlanUnreadable e) {
            throw changed(String.valueOf(e.getMessage()));
        }
    }

    synchronized void forget() {
        loaded = null;
        lastRead = null;
    }

    /** Understood once as long as it does not change: it may be large. */
    synchronized JournalIndex journal(PlanFile.Loaded loaded) throws RunRefused {
        try {
            StoredBytes log = run.log();
            long crc = Journaled.crc(log, log.size()).getValue();
            LastRead last = lastRead;
            if (last == null || last.size() != log.size() || last.crc() != crc) {
                last = new LastRead(log.size(), crc, JournalIndex.of(log, header(loaded)));
                lastRead = last;
            } else {
                log.close();
            }
            return last.index().contents() instanceof JournalFile.Read read && read.validLength() == 0
                    ? JournalIndex.unreadable("it is empty") // it was durable before the plan was
                    : last.index();
        } catch (NoSuchFileException e) {
            return JournalIndex.unreadable("it is missing");
        } catch (IOException e) {
            throw unreadable("journal", e);
        }
    }


    /** The rows that ended behind a place of the journal, also while a process writes it. */
    RowEnds ends(long from, int most) throws RunRefused {
        try (StoredBytes log = run.log()) {
            return RowEnds.read(log, from, most);
        } catch (IOException e) {
            throw unreadable("journal", e);
        }
    }

    /** Read as it comes: at the end of a run there may be no room for all of it at once. */
    History history(LongPredicate shown) throws RunRefused {
        History.Writer history = new History.Writer(shown);
        try (StoredBytes log = run.log()) {
            JournalFile.look(log, history::add);
            return history.end();
        } catch (NoSuchFileException e) {
            return history.end();
        } catch (IOException e) {
            throw unreadable("journal", e);
        }
    }

    static JournalFile.Header header(PlanFile.Loaded loaded) {
        return new JournalFile.Header(loaded.plan().header().runId(), loaded.hash());
    }

    RunRefused changed(String why) {
        return new RunRefused(Reason.CHANGED, why + " (" + run.folder() + ")");
    }

    private RunRefused unreadable(String what, IOException why) {
        return Refusals.of(why, "The " + what + " of " + run.folder() + " cannot be read (" + why + ").");
    }

    static String told(JournalFile.Damaged damaged) {
        return "The journal is damaged in line " + damaged.line() + ": " + damaged.why() + ".";
    }
}
