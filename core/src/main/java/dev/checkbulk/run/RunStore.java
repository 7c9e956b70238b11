package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.run.RunRefused.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of one person are: a folder with a folder for each, and a small file {@code NAME.at} for each that is
 * elsewhere. Its methods block, and may be called from any thread but an event loop's.
 */
public final class RunStore {
    private static final int TRIES = 500;

    private final Disk disk;
    private final Path home;
    private final Index index;

    RunStore(Disk disk, Path home) {
        this.disk = disk;
        this.home = home.toAbsolutePath().normalize();
        this.index = new Index(this, disk, this.home);
    }

    /** The store in this folder, which need not be there yet. */
    public static RunStore in(Path folder) {
        return new RunStore(new RealDisk(), folder);
    }

    /** What a new run asks of the others. */
    public enum Guard {
        /** That none of them has the same script, input and base URL. */
        NEW_WORK,
        /** Nothing. */
        NONE
    }

    /**
     * Writes a new run: its folder and its plan, durable before this returns. Nothing is sent by it.
     *
     * @param wanted where, or null for a new folder in this store; a run there that has ended is moved to
     *     {@code earlier-1}, {@code earlier-2} …
     * @throws RunRefused when the folder has a run that has not ended, when the guard objects, or when the disk does
     */
    public StoredRun create(@Nullable Path wanted, Plan plan, Guard guard) throws RunRefused {
        try {
            disk.createFolder(home);
            Disk.Lock lock = lock();
            try {
                require(guard, plan.header());
                String name = index.freeName(plan.header());
                Path folder = wanted == null
                        ? home.resolve(name)
                        : wanted.toAbsolutePath().normalize();
                disk.createFolder(folder);
                StoredRun run = new StoredRun(this, disk, name, folder);
                Disk.Lock taken = run.lock();
                try {
                    new Aside(disk, index)
                            .move(new StoredRun(
                                    this, disk, name, folder)); // what was there is another run, and remembers its plan
                    if (wanted != null) {
                        Pointer.write(disk, index.at(name), plan.header().runId(), folder);
                    }
                    // The plan last: with it there is a run, and a run without its journal is a broken one.
                    disk.write(folder.resolve(StoredRun.JOURNAL), JournalFile.begin(plan));
                    disk.write(folder.resolve(StoredRun.PLAN), plan::writeTo);
                } finally {
                    RunFiles.close(taken);
                }
                return run;
            } finally {
                RunFiles.close(lock);
            }
        } catch (IOException e) {
            throw new RunRefused(
                    Reason.DISK,
                    "The run's folder " + (wanted == null ? home : wanted) + " cannot be used (" + e
                            + "). Name another with --run-dir DIR.");
        }
    }

    /**
     * Makes a run of rows that another run has ended without success, once: a second time it is refused, and told which run
     * has them.
     *
     * @param of whose rows they are; it has ended
     * @throws RunRefused as {@link #create}, and when the rows are another run's already
     */
    public StoredRun createRetry(StoredRun of, @Nullable Path wanted, Plan plan) throws RunRefused {
        return createFrom(of, StoredRun.RETRY, wanted, plan);
    }

    /**
     * Makes a run that undoes another one, once: a second time it is refused, and told which run does. The other one cannot
     * be gone on with from then on.
     *
     * @param of what is undone
     * @throws RunRefused as {@link #create}, and when it is undone already or was gone on with since its undo was planned
     */
    public StoredRun createUndo(StoredRun of, @Nullable Path wanted, Plan plan) throws RunRefused {
        return createFrom(of, StoredRun.UNDO, wanted, plan);
    }

    private StoredRun createFrom(StoredRun of, String claimName, @Nullable Path wanted, Plan plan) throws RunRefused {
        Disk.Lock lock = of.lock();
        try {
            requireUnclaimed(of, claimName);
            // The claim first: without it a crash could leave two runs that both have the rows.
            Path claim = of.folder().resolve(claimName);
            String runId = plan.header().runId();
            disk.write(claim, runId.getBytes(StandardCharsets.UTF_8));
            try {
                return create(wanted, plan, Guard.NONE);
            } catch (RunRefused e) {
                if (index.withId(runId).isEmpty()) { // refused before its plan was there
                    disk.delete(claim);
                }
                throw e;
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The folder of " + of.name() + " cannot be written to (" + e + ").");
        } finally {
            RunFiles.close(lock);
        }
    }

    /** What is undone has no rows to run again; what was retried can be undone. */
    private void requireUnclaimed(StoredRun of, String claimName) throws RunRefused {
        Optional<StoredRun> undo = undoOf(of);
        if (undo.isPresent()) {
            throw taken(of, "undone", undo.get());
        }
        if (claimName.equals(StoredRun.UNDO)) {
            of.requireAsUndone();
            return;
        }
        Optional<StoredRun> retry = retryOf(of);
        if (retry.isPresent()) {
            throw taken(of, "taken over", retry.get());
        }
    }

    static RunRefused taken(StoredRun of, String how, StoredRun by) {
        return new RunRefused(
                Reason.SAME_WORK, "The rows of " + of.name() + " were " + how + " by run " + by.name() + " already.");
    }

    /** The run that has this run's failed rows now, if there is one. */
    public Optional<StoredRun> retryOf(StoredRun run) throws RunRefused {
        return claimant(run, StoredRun.RETRY, "taken over");
    }

    /** The run that undoes this one, if there is one. */
    public Optional<StoredRun> undoOf(StoredRun run) throws RunRefused {
        return claimant(run, StoredRun.UNDO, "undone");
    }

    private Optional<StoredRun> claimant(StoredRun run, String claimName, String how) throws RunRefused {
        Path claim = run.folder().resolve(claimName);
        try {
            if (!disk.exists(claim)) {
                return Optional.empty();
            }
            String runId = new String(disk.read(claim), StandardCharsets.UTF_8);
            Optional<StoredRun> claimant = index.withId(runId);
            if (claimant.isPresent()) {
                return claimant;
            }
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + run.name() + " were " + how + " by a run that is not in " + home + " (its id is "
                            + runId + "). When it is certain that it sent nothing, delete " + claim + ".");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, claim + " cannot be read (" + e + ").");
        }
    }

    /**
     * The run of this name, or in this folder.
     *
     * @throws RunRefused when there is none
     */
    public StoredRun find(String nameOrFolder) throws RunRefused {
        Path folder = Path.of(nameOrFolder).toAbsolutePath().normalize();
        for (StoredRun run : all()) {
            if (run.name().equals(nameOrFolder) || run.folder().equals(folder)) {
                return run;
            }
        }
        StoredRun there = new StoredRun(this, disk, nameOrFolder, folder);
        try {
            if (there.exists()) {
                return there;
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, folder + " cannot be read (" + e + ").");
        }
        throw new RunRefused(
                Reason.NOT_FOUND,
                "There is no run " + nameOrFolder + ", neither by this name in " + home + " nor as a folder.");
    }

    /** All runs, the newest first. Folders without a plan are none: nothing was ever sent for them. */
    public List<StoredRun> all() throws RunRefused {
        return index.all();
    }

    /**
     * Objects early to what {@link #create} would refuse.
     *
     * @throws RunRefused when the guard objects, or the plan itself was applied already
     */
    public void require(Guard guard, Plan.Header header) throws RunRefused {
        requireNotApplied(header);
        if (guard == Guard.NEW_WORK) {
            requireNewWork(header);
        }
    }

    private void requireNotApplied(Plan.Header header) throws RunRefused {
        Optional<StoredRun> applied = index.withId(header.runId());
        if (applied.isPresent()) {
            String name = applied.get().name();
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "This plan was already applied as run " + name + ". To see what came of it: status " + name
                            + ". To go on with it: resume " + name + ".");
        }
    }

    private void requireNewWork(Plan.Header header) throws RunRefused {
        for (StoredRun run : all()) {
            Plan.Header earlier;
            try {
                earlier = run.header();
            } catch (RunRefused e) {
                Index.requireDamage(e);
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "Whether this input was run before cannot be told: " + e.getMessage() + ". Move " + run.folder()
                                + " to somewhere else, or, when it is certain that it was not, add --again.");
            }
            if (isSameWork(earlier, header)) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "This input was run before, as " + run.name() + ". To go on with that run: resume " + run.name()
                                + ". To do everything a second time: the same command with --again.");
            }
        }
    }

    /**
     * The records that other runs to the same place have sent to without an answer, each with such a run's name. Damaged runs
     * are passed over: whoever resumes them is told.
     */
    Map<String, String> unsettled(Plan.Header of) throws RunRefused {
        Map<String, String> records = new HashMap<>();
        for (StoredRun run : all()) {
            try {
                Plan.Header header = run.header();
                if (header.baseUrl().equals(of.baseUrl()) && !header.runId().equals(of.runId())) {
                    run.unsettled().forEach(record -> records.put(record, run.name()));
                }
            } catch (RunRefused e) {
                Index.requireDamage(e);
            }
        }
        return records;
    }

    private static boolean isSameWork(Plan.Header one, Plan.Header other) {
        return one.input().equals(other.input())
                && one.script().equals(other.script())
                && one.baseUrl().equals(other.baseUrl());
    }

    /** Deletes what was left of a run where it is not. */
    void deleteCopies(StoredRun of) throws RunRefused {
        Copies copies = new Copies(disk, of);
        try {
            if (copies.folders().isEmpty()) {
                return;
            }
            disk.createFolder(home);
            Disk.Lock lock = lock(); // nobody moves a run aside meanwhile
            try {
                for (Path copy : copies.folders()) {
                    requireNotLedTo(copy);
                    copies.delete(copy);
                }
            } finally {
                RunFiles.close(lock);
            }
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The files of " + of.name() + " cannot be changed (" + e + ").");
        }
    }

    private void requireNotLedTo(Path copy) throws RunRefused {
        for (StoredRun known : all()) {
            if (known.folder().equals(copy)) {
                throw new RunRefused(
                        Reason.OCCUPIED, "This run was moved to " + copy + ": purge " + known.name() + " instead.");
            }
        }
    }

    /** Held for as long as it takes to write a plan; who waits longer than that waits for something broken. */
    private Disk.Lock lock() throws IOException {
        Path file = home.resolve(StoredRun.LOCK);
        Disk.LockResult result = disk.lock(file);
        for (int tries = 0; result instanceof Disk.Taken taken; tries++) {
            if (tries == TRIES) {
                throw new IOException("it is being written to by " + taken.owner());
            }
            pause();
            result = disk.lock(file);
        }
        return (Disk.Lock) result;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
