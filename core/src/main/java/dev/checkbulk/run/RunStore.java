package dev.checkbulk.run;

import dev.checkbulk.http.Environment;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.RealDisk;
import dev.checkbulk.internal.packed.Spool;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanUnreadable;
import dev.checkbulk.run.folder.FolderVault;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunRefused.Remedy;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Draft;
import dev.checkbulk.run.vault.Publication;
import dev.checkbulk.run.vault.UnknownWork;
import dev.checkbulk.run.vault.Vault;
import dev.checkbulk.run.vault.VaultRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one person, and what holds between them: no work is done twice, no rows are two runs'. Its methods block, and
 * may be called from any thread but an event loop's.
 */
public final class RunStore {
    private static final String SECRET = "secret";
    private static final String KNOWN = "known";

    private final Home home;
    private final Vault vault;
    private final Claims claims;
    private final Seals seals;
    private final Latest latest;

    /** A person's folders: runs, what lies with them, and as whom the person works. */
    private record Home(Disk disk, Path runs, Path secret, Owner owner, Consumer<String> told) {
        Path above() {
            return FolderVault.home(runs);
        }
    }

    RunStore(Disk disk, Path runs) {
        this(disk, runs.toAbsolutePath().normalize(), Owner.here());
    }

    private RunStore(Disk disk, Path runs, Owner owner) {
        this(new Home(disk, runs, FolderVault.home(runs).resolve(SECRET), owner, text -> {}));
    }

    private RunStore(Home home) {
        this.home = home;
        this.vault = new FolderVault(home.disk(), home.runs(), home.owner().named(), home.told());
        this.claims = new Claims(vault);
        this.seals = new Seals(new HomeSecret(home.disk(), home.secret()));
        this.latest = new Latest(home.disk(), home.above().resolve(KNOWN));
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
        Path secret = file.toAbsolutePath().normalize();
        return new RunStore(new Home(home.disk(), home.runs(), secret, home.owner(), home.told()));
    }

    /** The same, on a mount that keeps no owners: nobody else uses it, or so the person says. */
    public RunStore trustingMount() {
        return new RunStore(new Home(new RealDisk(true), home.runs(), home.secret(), home.owner(), home.told()));
    }

    /** The same, telling of what is passed over because it is not this person's, a sentence each; one may come again. */
    public RunStore telling(Consumer<String> listener) {
        return new RunStore(new Home(home.disk(), home.runs(), home.secret(), home.owner(), listener));
    }

    /** The same, where this is who takes runs up; without it, it is this process on this machine. */
    public RunStore as(Owner owner) {
        return new RunStore(new Home(home.disk(), home.runs(), home.secret(), owner, home.told()));
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
        return create(wanted, plan, guard, null);
    }

    private StoredRun create(@Nullable Path wanted, Plan plan, Guard guard, Draft.@Nullable Of of) throws RunRefused {
        requireHome();
        byte[] secret = seals.secret().orNew();
        require(guard, plan.header());
        try (Draft draft = vault.begin(plan.header(), wanted)) {
            Optional<VaultRun> earlier = draft.earlier();
            if (earlier.isPresent()) {
                requireNothingOpen(earlier.get());
            }
            draft.plan(to -> write(Seal.RUN, secret, plan, to));
            Draft.Terms terms = new Draft.Terms(guard == Guard.NEW_WORK, of);
            return published(draft.publish(JournalFile.begin(plan), terms), of);
        } catch (IOException e) {
            throw Refusals.beforeSending(
                    e,
                    "The run's folder " + (wanted == null ? vault.place() : wanted) + " cannot be used (" + e + ").",
                    Remedy.ANOTHER_FOLDER);
        }
    }

    /** What is done in a place is moved aside there, and nobody finds it by that place any more. */
    private void requireNothingOpen(VaultRun earlier) throws RunRefused {
        StoredRun there = new StoredRun(this, earlier);
        long open = there.state().open();
        if (open > 0 && !there.isUndone()) {
            throw new RunRefused(
                    Reason.OCCUPIED,
                    there.folder() + " has a run with " + open + " rows that have not ended: resume it (resume "
                            + there.folder() + "), or take another folder.",
                    Remedy.ANOTHER_FOLDER);
        }
    }

    private StoredRun published(Publication publication, Draft.@Nullable Of of) throws RunRefused {
        if (publication instanceof Publication.Published published) {
            return new StoredRun(this, published.run());
        } else if (publication instanceof Publication.Applied applied) {
            throw applied(applied.run());
        } else if (publication instanceof Publication.SameWork same) {
            throw sameWork(same.run());
        } else if (publication instanceof Publication.WorkUnknown unknown) {
            throw workUnknown(unknown.why());
        }
        VaultRun other =
                Objects.requireNonNull(of, "the rest is said of another run").run();
        if (publication instanceof Publication.Taken taken) {
            throw StoredRun.taken(other, taken.owner());
        } else if (publication instanceof Publication.Claimed) {
            claims.requireNone(other, of.claim());
        }
        throw new RunRefused(
                Reason.CHANGED,
                other.name() + " was gone on with meanwhile. Nothing was sent; give the same command again.");
    }

    /**
     * Makes the home, and requires that nobody else can change what is in it.
     *
     * @throws RunRefused when somebody can, or it cannot be made
     */
    public void requireHome() throws RunRefused {
        try {
            vault.require();
        } catch (IOException e) {
            throw Refusals.beforeSending(
                    e, "The home " + home.above() + " cannot be used (" + e + "). Nothing was sent.");
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
            return read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }

    /**
     * The same of a file that may be long: it is kept outside of memory.
     *
     * @param file is not closed
     */
    public Saved read(InputStream file) throws RunRefused, IOException {
        try {
            PlanFile.Loaded loaded = PlanFile.read(Spool.of(file));
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

    Claims claims() {
        return claims;
    }

    Owner owner() {
        return home.owner();
    }

    /**
     * Makes a run of rows that another run has ended without success, once: a second time it is refused, and told which run
     * has them.
     *
     * @param of whose rows they are; it has ended
     * @throws RunRefused as {@link #create}, and when the rows are another run's already
     */
    public StoredRun createRetry(StoredRun of, @Nullable Path wanted, Plan plan) throws RunRefused {
        return createFrom(of, Claim.RETRY, -1, wanted, plan);
    }

    /**
     * Makes a run that undoes another one, once: a second time it is refused, and told which run does. The other one cannot
     * be gone on with from then on.
     *
     * @param of what is undone
     * @throws RunRefused as {@link #create}, and when it is undone already or was gone on with since its undo was planned
     */
    public StoredRun createUndo(StoredRun of, @Nullable Path wanted, Plan plan) throws RunRefused {
        return createFrom(of, Claim.UNDO, of.undoPlannedAt(), wanted, plan);
    }

    private StoredRun createFrom(StoredRun of, Claim claim, long logLength, @Nullable Path wanted, Plan plan)
            throws RunRefused {
        of.requireOwn();
        of.requireTrusted();
        claims.requireNone(of.run(), claim);
        StoredRun made = create(wanted, plan, Guard.NONE, new Draft.Of(of.run(), claim, logLength));
        try {
            latest.claimed(
                    of.header().runId(), of.folder(), claim, plan.header().runId());
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "The folder of " + of.name() + " cannot be written to (" + e + ").");
        }
        return made;
    }

    /** The run that has this run's failed rows now, if there is one. */
    public Optional<StoredRun> retryOf(StoredRun run) throws RunRefused {
        return claims.of(run.run(), Claim.RETRY).map(by -> new StoredRun(this, by));
    }

    /** The run that undoes this one, if there is one. */
    public Optional<StoredRun> undoOf(StoredRun run) throws RunRefused {
        return claims.of(run.run(), Claim.UNDO).map(by -> new StoredRun(this, by));
    }

    /**
     * The run of this name, or in this folder.
     *
     * @throws RunRefused when there is none
     */
    public StoredRun find(String nameOrFolder) throws RunRefused {
        Optional<VaultRun> found;
        try {
            found = vault.find(nameOrFolder);
        } catch (IOException e) {
            throw Refusals.of(e, nameOrFolder + " cannot be read (" + e + ").");
        }
        return new StoredRun(
                this,
                found.orElseThrow(() -> new RunRefused(
                        Reason.NOT_FOUND,
                        "There is no run " + nameOrFolder + ", neither by this name in " + vault.place()
                                + " nor as a folder.")));
    }

    /** All runs, the newest first. Folders without a plan are none: nothing was ever sent for them. */
    public List<StoredRun> all() throws RunRefused {
        try {
            return vault.runs().stream().map(run -> new StoredRun(this, run)).toList();
        } catch (IOException e) {
            throw Refusals.of(e, "The runs in " + vault.place() + " cannot be listed (" + e + ").");
        }
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
        try {
            Optional<VaultRun> applied = vault.withId(header.runId());
            if (applied.isPresent()) {
                throw applied(applied.get());
            }
            Optional<Path> gone = latest.where(header.runId());
            if (gone.isPresent()) {
                throw new RunRefused(
                        Reason.SAME_WORK,
                        "This plan was already applied, as the run that was in " + gone.get()
                                + " and is not there any more. Nothing was sent. Put that run back, or plan anew.");
            }
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "What this home knows of its runs cannot be read (" + e + ").");
        }
    }

    private static RunRefused applied(VaultRun run) {
        return new RunRefused(
                Reason.SAME_WORK,
                "This plan was already applied as run " + run.name() + ". To see what came of it: status " + run.name()
                        + ". To go on with it: resume " + run.name() + ".");
    }

    private void requireNewWork(Plan.Header header) throws RunRefused {
        try {
            Optional<VaultRun> same = vault.ofWork(Vault.Work.of(header));
            if (same.isPresent()) {
                throw sameWork(same.get());
            }
        } catch (UnknownWork e) {
            throw workUnknown(e);
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "The runs in " + vault.place() + " cannot be listed (" + e + ").");
        }
    }

    private static RunRefused sameWork(VaultRun run) {
        return new RunRefused(
                Reason.SAME_WORK,
                "This input was run before, as " + run.name() + ". To go on with that run: resume " + run.name() + ".",
                Remedy.AGAIN);
    }

    private static RunRefused workUnknown(UnknownWork why) {
        return new RunRefused(
                Reason.SAME_WORK,
                "Whether this input was run before cannot be told: " + why.getMessage() + ". Move "
                        + why.run().folder()
                        + " to somewhere else.",
                Remedy.AGAIN_IF_CERTAIN);
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
                if (Environment.samePlace(header.baseUrl(), of.baseUrl())
                        && !header.runId().equals(of.runId())) {
                    run.unsettled().forEach(record -> records.put(record, run.name()));
                }
            } catch (RunRefused e) {
                passOver(e);
            }
        }
        return records;
    }

    /** What cannot be read now must not pass for damaged. What is not this person's would stop everything else. */
    private void passOver(RunRefused refusal) throws RunRefused {
        if (refusal.reason() == Reason.UNFIT) {
            home.told().accept(refusal.getMessage() + " It is passed over.");
        } else if (refusal.reason() != Reason.CHANGED) {
            throw refusal;
        }
    }
}
