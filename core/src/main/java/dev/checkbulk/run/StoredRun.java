package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Disk.AppendFile;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.Unfit;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalThread;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowEnds;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.undo.Retry;
import dev.checkbulk.run.undo.Undo;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run's folder: {@code plan.jsonl}, {@code journal.jsonl} and {@code .lock}, for its owner alone (0700, files 0600). Its
 * methods block, and may be called from any thread but an event loop's.
 */
public final class StoredRun {
    static final String PLAN = "plan.jsonl";
    static final String JOURNAL = "journal.jsonl";
    public static final String LOCK = ".lock";

    /** Has the id of the run that took over the rows that failed. */
    static final String RETRY = "retry";

    /** Has the id of the run that undoes this one. */
    static final String UNDO = "undo";

    private static final Pattern OURS = Pattern.compile(
            "plan\\.jsonl|journal\\.jsonl|ended|retry|undo|results\\.csv|report(-ticket)?\\.html(\\.[0-9]+)?(\\.part)?|(failed|unknown)\\.(json|jsonl|csv)(\\.part)?");

    private final RunStore store;
    private final Disk disk;
    private final String name;
    private final Path folder;
    private final RunFiles files;
    private JournalFile.@Nullable Contents undone;
    private boolean agreed;

    StoredRun(RunStore store, Disk disk, String name, Path folder) {
        this.store = store;
        this.disk = disk;
        this.name = name;
        this.folder = folder;
        this.files = new RunFiles(disk, store.seals(), name, folder);
    }

    /** Whether a file in a run's folder is the run's, the lock excepted. */
    static boolean isOurs(Path file) {
        return OURS.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    public Path folder() {
        return folder;
    }

    /**
     * The plan's first line; that it is what was written is proven only when the run is taken up.
     *
     * @throws RunRefused when it cannot be read
     */
    public Plan.Header header() throws RunRefused {
        return files.header();
    }

    /**
     * Where the run stands, also while a process has it or when its journal is damaged.
     *
     * @throws RunRefused when the plan is not what was written, or cannot be read
     */
    public RunState state() throws RunRefused {
        PlanFile.Loaded loaded = files.plan();
        JournalFile.Contents journal = files.journal(loaded);
        List<Entry> entries =
                journal instanceof JournalFile.Read read ? read.entries() : ((JournalFile.Damaged) journal).readable();
        List<RunState.Opening> openings = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Opened opened) {
                openings.add(new RunState.Opening(opened.at(), opened.host(), opened.process()));
            }
        }
        return new RunState(
                loaded.plan().header(),
                RowStates.of(loaded.plan(), entries),
                openings,
                files.holder(),
                journal instanceof JournalFile.Damaged damaged ? RunFiles.told(damaged) : null,
                loaded.purge());
    }

    /**
     * Takes the run up: no other process can until it is closed. Nothing is sent by this.
     *
     * @param client what it will send with; the journal's answers come on its context
     * @param takeOver whether a run that was last taken up on another machine is taken from there; it must not run there any
     *     more
     * @param timing {@code Timing.CHECK}, but for servers whose bounds are known to be others
     * @throws RunRefused when it may not or cannot be gone on with
     */
    public Run open(CheckClient client, boolean takeOver, Timing timing) throws RunRefused {
        return open(client, takeOver, timing, Owner.here());
    }

    Run open(CheckClient client, boolean takeOver, Timing timing, Owner owner) throws RunRefused {
        Disk.Lock lock = lock();
        boolean taken = false;
        try {
            PlanFile.Loaded loaded = files.plan();
            if (loaded.purged()) {
                throw new RunRefused(Reason.PURGED, "The data of " + name + " was purged: it cannot be run any more.");
            }
            if (!(files.journal(loaded) instanceof JournalFile.Read read)) {
                throw files.changed(RunFiles.told((JournalFile.Damaged) files.journal(loaded))
                        + " Nothing is sent on what it says; what can be read of it is shown by: runs show " + name);
            }
            requireTrusted();
            requireNotUndone();
            requireHere(read.entries(), owner, takeOver);
            Map<String, String> elsewhere = store.unsettled(loaded.plan().header());
            Path file = folder.resolve(JOURNAL);
            JournalThread thread = new JournalThread(name);
            Journal journal = journal(file, loaded, read.validLength(), client, thread);
            taken = true;
            return new Run(loaded.plan(), read.entries(), journal, timing, owner, elsewhere, ended -> {
                files.markEnded(ended, loaded.plan().header().runId());
                thread.close();
                RunFiles.close(lock);
            });
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The journal in " + folder + " cannot be written (" + e + ").");
        } finally {
            if (!taken) {
                RunFiles.close(lock);
            }
        }
    }

    /** The records of rows that were sent, or were about to be, and have no answer that can be trusted. */
    Set<String> unsettled() throws RunRefused {
        if (files.isMarkedEnded()) {
            return Set.of();
        }
        Set<Long> rows = state().rows().stream()
                .filter(row -> row.outcome() instanceof Outcome.Unknown)
                .map(RowState::row)
                .collect(Collectors.toSet());
        return files.plan().plan().edits().stream()
                .filter(edit -> rows.contains(edit.row()))
                .map(Edit::resource)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * The valid part is written anew before it is gone on with: after a force that failed the system may never have put on
     * the disk what it still shows.
     */
    private Journal journal(
            Path file, PlanFile.Loaded loaded, long validLength, CheckClient client, JournalThread thread)
            throws IOException, RunRefused {
        byte[] valid = Arrays.copyOf(disk.read(file), (int) validLength);
        String runId = loaded.plan().header().runId();
        store.latest().require(this, runId, valid);
        disk.write(file, valid);
        store.latest().remember(runId, folder, validLength, Journaled.crc(valid, valid.length));
        AppendFile noted =
                new Journaled(disk.append(file), valid, store.latest().notes(runId, folder));
        return Journal.open(noted, RunFiles.header(loaded), validLength, client.scheduler(), thread);
    }

    private void requireHere(List<Entry> entries, Owner owner, boolean takeOver) throws RunRefused {
        String last = owner.host();
        for (Entry entry : entries) {
            last = entry instanceof Entry.Opened opened ? opened.host() : last;
        }
        if (!last.equals(owner.host()) && !takeOver) {
            throw new RunRefused(
                    Reason.ELSEWHERE,
                    name + " was last run on " + last + ", and this is " + owner.host()
                            + ". When it is certain that it does not run there any more, and that this is not an old copy,"
                            + " take it over with --take-over.");
        }
    }

    /**
     * Reads what the records of the rows that ended refused, conflicting or blocked are now: for a run of those rows. A row
     * whose record has changed since this run's plan was made is not sent again.
     *
     * @return completes with those rows on the client's context, ascending, some of them untouched; fails with
     *     {@link dev.checkbulk.http.ReadFailed}
     * @throws RunRefused when rows have not ended, or none of them failed, or a process has the run
     */
    public Future<List<PlanRow>> retry(CheckClient client) throws RunRefused {
        Disk.Lock lock = lock();
        try {
            RunState state = state();
            PlanFile.Loaded loaded = files.plan();
            if (state.open() > 0) {
                throw new RunRefused(
                        Reason.ROWS, state.open() + " rows of " + name + " have not ended: resume it first.");
            }
            if (loaded.purged()) {
                throw new RunRefused(Reason.PURGED, "The data of " + name + " was purged: it cannot be run any more.");
            }
            requireTrusted();
            requireLatest();
            if (state.rows().stream().noneMatch(row -> Retry.hasFailed(row.outcome()))) {
                throw new RunRefused(Reason.ROWS, "No row of " + name + " failed: there is nothing to retry.");
            }
            return Retry.plan(client, loaded.plan(), state.rows());
        } finally {
            RunFiles.close(lock);
        }
    }

    /**
     * Finds out what became of the rows that may have been executed, by looking; nothing is sent. What took effect is done
     * afterwards, what surely did not is not applied, and what cannot be told stays unknown.
     *
     * @return completes when that is on the disk and the run was given back
     * @throws RunRefused as {@link #open}
     */
    public Future<Void> settle(CheckClient client, Timing timing) throws RunRefused {
        if (unknown(state()) == 0) {
            return Future.succeededFuture();
        }
        Run run = open(client, false, timing);
        return run.settle(client, ResultSink.of(result -> {}))
                .report()
                .eventually(() -> run.close().otherwiseEmpty()) // what is not on the disk is unknown still
                .mapEmpty();
    }

    /**
     * Reads what the records of the rows that are done are now: for a run that restores what they were. What somebody has
     * changed since is kept, and rows that are not done have no part in it.
     *
     * @return completes with a row for each record, ascending, some of them untouched, on the client's context; fails with
     *     {@link dev.checkbulk.http.ReadFailed}
     * @throws RunRefused when it is undone already, a row is unknown, none is done, or a process has the run
     */
    public Future<List<PlanRow>> undo(CheckClient client, UndoRules how) throws RunRefused {
        Disk.Lock lock = lock();
        try {
            RunState state = state();
            PlanFile.Loaded loaded = files.plan();
            if (state.damage() != null) {
                throw files.changed(state.damage() + " Nothing is undone on what it says.");
            }
            if (loaded.purged()) {
                throw new RunRefused(
                        Reason.PURGED, "The data of " + name + " was purged: it cannot be undone any more.");
            }
            requireTrusted();
            requireLatest();
            requireNotUndone();
            long unknown = unknown(state);
            if (unknown > 0) {
                throw new RunRefused(
                        Reason.ROWS,
                        unknown + " rows of " + name
                                + " are unknown: they may have been applied. Look at them, or resume" + " it first.");
            }
            if (state.counts().done() == 0) {
                throw new RunRefused(Reason.ROWS, "No row of " + name + " was done: there is nothing to undo.");
            }
            undone = files.journal(loaded);
            return Undo.plan(client, loaded.plan(), state.rows(), how);
        } finally {
            RunFiles.close(lock);
        }
    }

    /**
     * Who made it, as its seal tells.
     *
     * @throws RunRefused when the plan is not what was written, or cannot be read, or the home's secret cannot be used
     */
    public Origin origin() throws RunRefused {
        return store.seals().origin(Seal.RUN, files.plan());
    }

    /** A person has seen what it would send, and wants it, although this home did not make it. Holds for this object. */
    public void agree() {
        agreed = true;
    }

    /**
     * Makes it a run of this home: a person has seen what it would send. It is as its plan was read by this object.
     *
     * @throws RunRefused when it is damaged, a process has it, or its files cannot be changed
     */
    public void adopt() throws RunRefused {
        Disk.Lock lock = lock();
        try {
            PlanFile.Loaded loaded = files.plan();
            JournalFile.Contents contents = files.journal(loaded);
            if (!(contents instanceof JournalFile.Read read)) {
                throw files.changed(
                        RunFiles.told((JournalFile.Damaged) contents) + " It is not made a run of this home.");
            }
            Plan.Header header = loaded.plan().header();
            byte[] journal = Arrays.copyOf(files.journalBytes(), (int) read.validLength());
            store.latest().require(this, header.runId(), journal);
            String seal = store.seals().seal(Seal.RUN, header, loaded.hash());
            try (StoredBytes plan = disk.bytes(folder.resolve(PLAN))) {
                disk.write(folder.resolve(PLAN), to -> PlanFile.sealed(plan, seal, to));
            }
            store.latest().remember(header.runId(), folder, journal.length, Journaled.crc(journal, journal.length));
            files.forget();
            if (origin() != Origin.HERE) {
                throw files.changed("The plan was changed while it was looked at.");
            }
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ".");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "The files of " + name + " cannot be changed (" + e + ").");
        } finally {
            RunFiles.close(lock);
        }
    }

    /** That this home made it, or somebody agreed to it: it sends with the person's key. */
    void requireTrusted() throws RunRefused {
        if (!agreed && origin() != Origin.HERE) {
            throw new RunRefused(
                    Reason.FOREIGN,
                    folder + " is not a run of this home. Nothing was sent. To see what it would send, and make it one:"
                            + " runs adopt " + folder);
        }
    }

    /** That this home knows of no later state of it. */
    private void requireLatest() throws RunRefused {
        try {
            store.latest().require(this, header().runId(), files.journalBytes());
        } catch (Unfit e) {
            throw new RunRefused(Reason.UNFIT, e.getMessage() + ". Nothing was sent.");
        } catch (IOException e) {
            throw new RunRefused(Reason.DISK, "What this home knows of " + name + " cannot be read (" + e + ").");
        }
    }

    /** Another run has its rows from now on. */
    void claimed(String claim, String by) throws IOException, RunRefused {
        store.latest().claimed(header().runId(), folder, claim, by);
    }

    private static long unknown(RunState state) {
        return state.rows().stream()
                .filter(row -> row.outcome() instanceof Outcome.Unknown)
                .count();
    }

    private void requireNotUndone() throws RunRefused {
        Optional<StoredRun> by = store.undoOf(this);
        if (by.isPresent()) {
            throw RunStore.taken(this, "undone", by.get());
        }
    }

    /** That no process went on with it after its undo was planned: what that did would not be undone. */
    void requireAsUndone() throws RunRefused {
        if (undone != null && files.journal(files.plan()) != undone) { // read anew only when it has changed
            throw new RunRefused(
                    Reason.CHANGED,
                    name + " was gone on with meanwhile. Nothing was sent; give the same command again.");
        }
    }

    /** Whether another run undoes it: its rows that were not applied never will be. */
    boolean isUndone() throws IOException {
        return disk.exists(folder.resolve(UNDO));
    }

    /**
     * Takes people's data out of a run that has ended: what was sent, what was there before, what Check said, and the rows as
     * they were written; files that were made of it are deleted. What stays is ids, outcomes, times and log ids. A purge that
     * was cut short is finished by the next one. Of a run whose journal is damaged, which is never gone on with, what cannot be
     * read is lost.
     *
     * @param purged who does it, and when; a run that was purged before keeps what it says
     * @param about makes what stays of {@code Plan.Header#about}
     * @throws RunRefused when a row has not ended, the plan is damaged, or the files cannot be changed
     */
    public void purge(Purged purged, UnaryOperator<JsonNode> about) throws RunRefused {
        Disk.Lock lock = lock();
        try {
            new Purge(store, disk, this, files).run(purged, about);
        } finally {
            RunFiles.close(lock);
        }
    }

    /**
     * What it does.
     *
     * @throws RunRefused when that is not what was written, or cannot be read
     */
    public Plan plan() throws RunRefused {
        return files.plan().plan();
    }

    /**
     * What was sent when, as far as the journal can be read, also while a process has the run.
     *
     * @throws RunRefused when it cannot be read at all
     */
    public History history() throws RunRefused {
        return files.history();
    }

    /**
     * The rows that ended behind a place of the journal, as far as it is written, also while a process has the run.
     *
     * @param from 0, or a place that this told before
     * @param most how many at most
     * @throws RunRefused when the journal cannot be read
     * @throws IllegalArgumentException when no line of the journal begins there
     */
    public RowEnds ends(long from, int most) throws RunRefused {
        return files.ends(from, most);
    }

    PlanFile.Loaded loaded() throws RunRefused {
        return files.plan();
    }

    /** Whether there is a plan, and with it a run. */
    boolean exists() throws IOException {
        return files.exists();
    }

    /**
     * That nobody else can change what is in its folder.
     *
     * @throws RunRefused when somebody can
     */
    public void requireOwn() throws RunRefused {
        files.requireOwn();
    }

    /** @throws RunRefused when another has it, named, or somebody else can change what is in the folder */
    Disk.Lock lock() throws RunRefused {
        files.requireOwn();
        return files.lock();
    }
}
