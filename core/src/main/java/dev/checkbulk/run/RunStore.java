package dev.checkbulk.run;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Names;
import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of one person are: a folder with a folder for each, and a small file {@code NAME.at} for each that is
 * elsewhere. Its methods block, and may be called from any thread but an event loop's.
 */
public final class RunStore {
    private static final int TRIES = 500;

    private static final String RUNS = "runs";
    private static final String SECRET = "secret";
    private static final String KNOWN = "known";

    private final Disk disk;
    private final Path home;
    private final Seals seals;
    private final Latest latest;
    private final Consumer<String> told;
    private final Index index;

    RunStore(Disk disk, Path home) {
        this(disk, home.toAbsolutePath().normalize(), null, text -> {});
    }

    private RunStore(Disk disk, Path home, @Nullable Path secret, Consumer<String> told) {
        this.disk = disk;
        this.home = home;
        Path above = above(home);
        this.seals = new Seals(new HomeSecret(disk, secret == null ? above.resolve(SECRET) : secret));
        this.latest = new Latest(disk, above.resolve(KNOWN));
        this.told = told;
        this.index = new Index(this, disk, home);
    }

    /** The home of a folder of runs: the folder above, where it is called {@code runs}; else the folder itself. */
    private static Path above(Path runs) {
        Path above = runs.getParent();
        return above != null && runs.endsWith(RUNS) ? above : runs;
    }

    /**
     * The store in this folder, which need not be there yet. What this home keeps besides runs, its secret first of all, is in
     * the folder above when this one is called {@code runs}, else in this one.
     */
    public static RunStore in(Path folder) {
        return new RunStore(new RealDisk(), folder);
    }

    /** The same, with the secret in this file: homes that share one take each other's runs for their own. */
    public RunStore secretIn(Path file) {
        return new RunStore(disk, home, file.toAbsolutePath().normalize(), told);
    }

    /** The same, on a mount that keeps no owners: nobody else uses it, or so the person says. */
    public RunStore trustingMount() {
        return new RunStore(new RealDisk(true), home, seals.secret().file(), told);
    }

    /** The same, telling of what is passed over because it is not this person's, a sentence each; one may come again. */
    public RunStore telling(Consumer<String> listener) {
        return new RunStore(disk, home, seals.secret().file(), listener);
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
            requireHome();
            byte[] secret = seals.secret().orNew();
            Disk.Lock lock = lock();
            try {
                require(guard, plan.header());
                String name = index.freeName(plan.header());
                Path folder = wanted == null
                        ? home.resolve(name)
                        : wanted.toAbsolutePath().normalize();
                disk.createFolder(folder);
                if (wanted == null) {
                    requireNoLink(folder);
                }
                StoredRun run = new StoredRun(this, disk, name, folder);
                Disk.Lock taken = run.lock();
                try {
                    new ArchiveEarlierRun(disk, index)
                            .move(new StoredRun(
                                    this, disk, name, folder)); // what was there is another run, and remembers its plan
                    if (wanted != null) {
                        Pointer.write(disk, index.at(name), plan.header().runId(), folder);
                    }
                    // The plan last: with it there is a run, and a run without its journal is a broken one.
                    disk.write(folder.resolve(StoredRun.JOURNAL), JournalFile.begin(plan));
                    disk.write(folder.resolve(StoredRun.PLAN), to -> write(Seal.RUN, secret, plan, to));
                } finally {
                    RunFiles.close(taken);
                }
                return run;
            } finally {
                RunFiles.close(lock);
            }
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(
                    Reason.DISK,
                    "The run's folder " + (wanted == null ? home : wanted) + " cannot be used (" + e
                            + "). Name another with --run-dir DIR.");
        }
    }

    /**
     * Makes the home, and requires that nobody else can change what is in it.
     *
     * @throws RunRefused when somebody can, or it cannot be made
     */
    public void requireHome() throws RunRefused {
        try {
            requireOwn(above(home));
            if (!home.equals(above(home))) {
                requireNoLink(home);
                requireOwn(home);
            }
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(
                    Reason.DISK, "The home " + above(home) + " cannot be used (" + e + "). Nothing was sent.");
        }
    }

    private void requireOwn(Path folder) throws IOException {
        disk.createFolder(folder);
        disk.requireOwn(folder);
    }

    /** Links lead to a home and to a folder that a person names; none leads on from there. */
    private void requireNoLink(Path folder) throws IOException {
        if (disk.isLink(folder)) {
            throw new Unfit(folder
                    + " is a link, and inside a home none is followed: look who put it there, and take it" + " away");
        }
    }

    /**
     * A plan file's plan, and who made it.
     *
     * @param file what was saved
     */
    public record Saved(Plan plan, Origin origin) {}

    /**
     * Writes a plan as a file that shows that this home made it; its secret is made if there is none.
     *
     * @throws RunRefused when the secret cannot be used
     */
    public void save(Plan plan, OutputStream to) throws IOException, RunRefused {
        write(Seal.PLAN, seals.secret().orNew(), plan, to);
    }

    /**
     * The plan that a file holds, and whether this home made it.
     *
     * @throws RunRefused when it is not one that this version reads, was cut or edited after it was written, or the home's
     *     secret cannot be used
     */
    public Saved read(byte[] file) throws RunRefused {
        try {
            PlanFile.Loaded loaded = PlanFile.read(file);
            Origin origin = seals.origin(Seal.PLAN, loaded);
            if (origin != Origin.HERE) {
                PlanFile.requireRows(loaded.plan());
            }
            if (loaded.purged()) {
                throw new RunRefused(Reason.PURGED, "The plan's data was purged: it cannot be run any more.");
            }
            return new Saved(loaded.plan(), origin);
        } catch (PlanUnreadable e) {
            throw new RunRefused(Reason.CHANGED, String.valueOf(e.getMessage()));
        }
    }

    private static void write(Seal what, byte[] secret, Plan plan, OutputStream to) throws IOException {
        PlanFile.write(plan, hash -> what.of(secret, plan.header(), hash), to);
    }

    /**
     * Whether this home has a secret; without one, none of its runs can be known for its own.
     *
     * @throws RunRefused when there is one that cannot be used
     */
    public boolean hasSecret() throws RunRefused {
        return seals.secret().get().isPresent();
    }

    /** Where the home's secret is, or will be. */
    public Path secretFile() {
        return seals.secret().file();
    }

    Seals seals() {
        return seals;
    }

    Latest latest() {
        return latest;
    }

    void tell(String text) {
        told.accept(text);
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
            of.requireTrusted();
            requireUnclaimed(of, claimName);
            // The claim first: without it a crash could leave two runs that both have the rows.
            Path claim = of.folder().resolve(claimName);
            String runId = plan.header().runId();
            disk.write(claim, runId.getBytes(StandardCharsets.UTF_8));
            try {
                StoredRun made = create(wanted, plan, Guard.NONE);
                of.claimed(claimName, runId);
                return made;
            } catch (RunRefused e) {
                if (index.withId(runId).isEmpty()) { // refused before its plan was there
                    disk.delete(claim);
                }
                throw e;
            }
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
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
            String runId = new String(disk.read(claim, 1_000), StandardCharsets.UTF_8);
            if (!Names.isRunId(runId)) {
                throw new RunRefused(
                        Reason.CHANGED, claim + " is not what was written: it has no run's id. Nothing was sent.");
            }
            Optional<StoredRun> claimant = index.withId(runId);
            if (claimant.isPresent()) {
                return claimant;
            }
            throw new RunRefused(
                    Reason.SAME_WORK,
                    "The rows of " + run.name() + " were " + how + " by a run that is not in " + home + " (its id is "
                            + runId + "). When it is certain that it sent nothing, delete " + claim + ".");
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
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
        try {
            Optional<Path> gone = latest.where(header.runId());
            if (gone.isPresent()) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "This plan was already applied, as the run that was in " + gone.get()
                                + " and is not there any more. Nothing was sent. Put that run back, or plan anew.");
            }
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "What this home knows of its runs cannot be read (" + e + ").");
        }
    }

    private void requireNewWork(Plan.Header header) throws RunRefused {
        for (StoredRun run : all()) {
            Plan.Header earlier;
            try {
                earlier = run.header();
            } catch (RunRefused e) {
                index.requireDamage(e);
                if (e.reason() == Reason.UNFIT) {
                    continue;
                }
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
                index.requireDamage(e);
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
