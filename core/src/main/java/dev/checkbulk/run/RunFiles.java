package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowEnds;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one run, read and understood; what is wrong with them is told as a refusal. Blocks. */
final class RunFiles {
    /** Has the run's id when all its rows have ended, so that nobody has to read them to know. */
    static final String ENDED = "ended";

    /** Enough for the first line of any plan. */
    static final int BEGINNING = 256 * 1_024;

    private final Disk disk;
    private final Seals seals;
    private final String name;
    private final Path folder;
    private PlanFile.@Nullable Loaded loaded;
    private @Nullable LastRead lastRead;

    /** The journal as it was read last. */
    private record LastRead(byte[] bytes, JournalFile.Contents contents) {}

    RunFiles(Disk disk, Seals seals, String name, Path folder) {
        this.disk = disk;
        this.seals = seals;
        this.name = name;
        this.folder = folder;
    }

    /** Whether there is a plan, and with it a run. */
    boolean exists() throws IOException {
        try {
            return disk.exists(folder.resolve(StoredRun.PLAN));
        } catch (AccessDeniedException e) {
            return true; // whoever reads it is told whose it is
        } catch (FileSystemException e) {
            if (disk.isFile(folder)) {
                return false; // nothing is below a file
            }
            throw e;
        }
    }

    /**
     * The plan's first line; that it is what was written is proven only when the run is taken up.
     *
     * @throws RunRefused when it cannot be read
     */
    Plan.Header header() throws RunRefused {
        try {
            return PlanFile.header(disk.read(folder.resolve(StoredRun.PLAN), BEGINNING));
        } catch (IOException e) {
            throw unreadable(StoredRun.PLAN, e);
        } catch (PlanUnreadable e) {
            throw changed(String.valueOf(e.getMessage()));
        }
    }

    /** Only saves reading: that it could not be written is no matter. */
    void markEnded(boolean ended, String runId) {
        try {
            if (ended) {
                disk.write(folder.resolve(ENDED), runId.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // whoever asks reads the journal
        }
    }

    /** Whether the run says of itself that nothing of it is left to do. */
    boolean isMarkedEnded() throws RunRefused {
        try {
            Path mark = folder.resolve(ENDED);
            String runId = header().runId();
            return disk.exists(mark) && runId.equals(new String(disk.read(mark), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(ENDED, e);
        }
    }

    /** Read once: it may be large, and does not change. */
    synchronized PlanFile.Loaded plan() throws RunRefused {
        try {
            PlanFile.Loaded known = loaded;
            if (known == null) {
                known = PlanFile.read(disk.bytes(folder.resolve(StoredRun.PLAN)));
                if (!seals.isOurs(Seal.RUN, known)) {
                    PlanFile.requireRows(known.plan());
                }
                loaded = known;
            }
            return known;
        } catch (IOException e) {
            throw unreadable(StoredRun.PLAN, e);
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
        Path file = folder.resolve(StoredRun.JOURNAL);
        try {
            if (!disk.exists(file)) {
                return new JournalFile.Damaged(1, "it is missing", List.of());
            }
            byte[] bytes = disk.read(file);
            LastRead last = lastRead;
            if (last == null || !Arrays.equals(last.bytes(), bytes)) {
                last = new LastRead(bytes, JournalFile.read(bytes, header(loaded)));
                lastRead = last;
            }
            return last.contents() instanceof JournalFile.Read read && read.validLength() == 0
                    ? new JournalFile.Damaged(1, "it is empty", List.of()) // it was durable before the plan was
                    : last.contents();
        } catch (IOException e) {
            throw unreadable(StoredRun.JOURNAL, e);
        }
    }

    /** Read as it comes: at the end of a run there may be no room for all of it at once. */
    History history() throws RunRefused {
        Path file = folder.resolve(StoredRun.JOURNAL);
        try (InputStream journal = disk.exists(file) ? disk.open(file) : InputStream.nullInputStream()) {
            History.Writer history = new History.Writer();
            JournalFile.look(journal, history::add);
            return history.end();
        } catch (IOException e) {
            throw unreadable(StoredRun.JOURNAL, e);
        }
    }

    /** The rows that ended behind a place of the journal, also while a process writes it. */
    RowEnds ends(long from, int most) throws RunRefused {
        try (StoredBytes journal = disk.bytes(folder.resolve(StoredRun.JOURNAL))) {
            return RowEnds.read(journal, from, most);
        } catch (IOException e) {
            throw unreadable(StoredRun.JOURNAL, e);
        }
    }

    /** The journal's bytes, as they are now. */
    byte[] journalBytes() throws IOException {
        return disk.read(folder.resolve(StoredRun.JOURNAL));
    }

    static JournalFile.Header header(PlanFile.Loaded loaded) {
        return new JournalFile.Header(loaded.plan().header().runId(), loaded.hash());
    }

    /** @throws RunRefused when another has it, named */
    Disk.Lock lock() throws RunRefused {
        try {
            Disk.LockResult result = disk.lock(folder.resolve(StoredRun.LOCK));
            if (result instanceof Disk.Taken taken) {
                throw new RunRefused(Reason.TAKEN, name + " is being run by " + taken.owner() + ". Nothing was sent.");
            }
            return (Disk.Lock) result;
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The lock in " + folder + " cannot be taken (" + e + ").");
        }
    }

    /** @throws RunRefused when others could change what is in the folder */
    void requireOwn() throws RunRefused {
        try {
            disk.requireOwn(folder);
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "Whose " + folder + " is cannot be told (" + e + ").");
        }
    }

    /** The process that has the run, for people; null when none has, or when that cannot be known. */
    @Nullable
    String holder() {
        try {
            disk.requireOwn(folder); // asking writes to the lock
            Disk.LockResult result =
                    disk.exists(folder.resolve(StoredRun.LOCK)) ? disk.lock(folder.resolve(StoredRun.LOCK)) : null;
            if (result instanceof Disk.Lock free) {
                close(free);
            }
            return result instanceof Disk.Taken taken ? taken.owner() : null;
        } catch (IOException e) {
            return null; // a folder that may only be read
        }
    }

    /** Gives a lock back; should that fail, it ends with the process. */
    static void close(Disk.Lock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // nothing that was done depends on it
        }
    }

    RunRefused changed(String why) {
        return new RunRefused(Reason.CHANGED, why + " (" + folder + ")");
    }

    private RunRefused unreadable(String file, IOException why) {
        boolean missing = why instanceof FileNotFoundException || why instanceof NoSuchFileException;
        if (missing && file.equals(StoredRun.PLAN)) {
            return new RunRefused(Reason.NOT_FOUND, folder + " is no run: it has no " + StoredRun.PLAN + ".");
        }
        if (why instanceof Unfit) {
            return new RunRefused(Reason.UNFIT, why.getMessage() + ".");
        }
        if (why instanceof AccessDeniedException) {
            return new RunRefused(
                    Reason.UNFIT,
                    "The " + file + " in " + folder + " cannot be read: it belongs to " + disk.owner(folder)
                            + ". Make it yours (sudo chown -R \"$(id -un)\" " + folder + "), or move the folder away.");
        }
        return new RunRefused(Reason.DISK, "The " + file + " in " + folder + " cannot be read (" + why + ").");
    }

    static String told(JournalFile.Damaged damaged) {
        return "The journal is damaged in line " + damaged.line() + ": " + damaged.why() + ".";
    }
}
