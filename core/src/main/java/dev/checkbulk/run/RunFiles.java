package dev.checkbulk.run;

import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's plan and journal, read and understood; what is wrong with them is told as a refusal. Blocks. */
final class RunFiles {
    private final Seals seals;
    private final VaultRun run;
    private PlanFile.@Nullable Loaded loaded;
    private @Nullable LastRead lastRead;

    /** The journal as it was read last. */
    private record LastRead(byte[] bytes, JournalFile.Contents contents) {}

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
    synchronized JournalFile.Contents journal(PlanFile.Loaded loaded) throws RunRefused {
        try (StoredBytes log = run.log()) {
            byte[] bytes = log.bytes(0, log.size());
            LastRead last = lastRead;
            if (last == null || !Arrays.equals(last.bytes(), bytes)) {
                last = new LastRead(bytes, JournalFile.read(bytes, header(loaded)));
                lastRead = last;
            }
            return last.contents() instanceof JournalFile.Read read && read.validLength() == 0
                    ? new JournalFile.Damaged(1, "it is empty", List.of()) // it was durable before the plan was
                    : last.contents();
        } catch (NoSuchFileException e) {
            return new JournalFile.Damaged(1, "it is missing", List.of());
        } catch (IOException e) {
            throw unreadable("journal", e);
        }
    }

    /** Read as it comes: at the end of a run there may be no room for all of it at once. */
    History history() throws RunRefused {
        History.Writer history = new History.Writer();
        try (StoredBytes log = run.log()) {
            JournalFile.look(log.stream(0, log.size()), history::add);
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
