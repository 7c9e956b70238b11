package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.journal.RowHistory;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowEnds;
import dev.checkbulk.run.state.RowStates;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.run.state.RunState;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.undo.Retry;
import dev.checkbulk.run.undo.Undo;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.VaultRun;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A run that is kept: what it is, where it stands, and what may be done with it. Its methods block, and may be called from
 * any thread but an event loop's.
 */
public final class StoredRun {
    private final RunStore store;
    private final VaultRun run;
    private final RunFiles files;
    private long undoPlannedAt = -1;
    private boolean agreed;

    StoredRun(RunStore store, VaultRun run) {
        this.store = store;
        this.run = run;
        this.files = new RunFiles(store.seals(), run);
    }

    /** What people call it. */
    public String name() {
        return run.name();
    }

    /** Where on this machine that is put which is made of it for people. */
    public Path folder() {
        return run.folder();
    }

    VaultRun run() {
        return run;
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
        JournalIndex journal = files.journal(loaded);
        List<RunState.Opening> openings = journal.openings().stream()
                .map(opened -> new RunState.Opening(opened.at(), opened.host(), opened.process()))
                .toList();
        return new RunState(
                loaded.plan().header(),
                new RowStates(loaded.plan(), journal),
                openings,
                run.holder(),
                journal.contents() instanceof JournalFile.Damaged damaged ? RunFiles.told(damaged) : null,
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
        return new RunOpener(store, this, run, files).open(take(), client, takeOver, timing);
    }

    /** The records of rows that were sent, or were about to be, and have no answer that can be trusted. */
    Set<String> unsettled() throws RunRefused {
        if (files.isMarkedEnded()) {
            return Set.of();
        }
        PlanFile.Loaded loaded = files.plan();
        Map<Long, RowHistory> begun = files.journal(loaded).begun();
        begun.values().removeIf(row -> !row.unanswered());
        return begun.isEmpty()
                ? Set.of()
                : loaded.plan().edits().stream()
                        .filter(edit -> begun.containsKey(edit.row()))
                        .map(Edit::resource)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
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
        try (Hold hold = take()) {
            RunState state = state();
            if (state.open() > 0) {
                throw new RunRefused(
                        Reason.ROWS, state.open() + " rows of " + name() + " have not ended: resume it first.");
            }
            PlanFile.Loaded loaded = requireData("run");
            requireTrusted();
            requireLatest();
            RowStates rows = new RowStates(loaded.plan(), files.journal(loaded));
            if (!rows.haveFailed()) {
                throw new RunRefused(Reason.ROWS, "No row of " + name() + " failed: there is nothing to retry.");
            }
            return Retry.plan(client, loaded.plan(), rows);
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
        try (Hold hold = take()) {
            RunState state = state();
            if (state.damage() != null) {
                throw files.changed(state.damage() + " Nothing is undone on what it says.");
            }
            PlanFile.Loaded loaded = requireData("undone");
            requireTrusted();
            requireLatest();
            requireNotUndone();
            long unknown = unknown(state);
            if (unknown > 0) {
                throw new RunRefused(
                        Reason.ROWS,
                        unknown + " rows of " + name()
                                + " are unknown: they may have been applied. Look at them, or resume" + " it first.");
            }
            if (state.counts().done() == 0) {
                throw new RunRefused(Reason.ROWS, "No row of " + name() + " was done: there is nothing to undo.");
            }
            undoPlannedAt = logLength();
            return Undo.plan(client, loaded.plan(), new RowStates(loaded.plan(), files.journal(loaded)), how);
        }
    }

    /** How long its log is. */
    private long logLength() throws RunRefused {
        try (StoredBytes log = run.log()) {
            return log.size();
        } catch (IOException e) {
            throw Refusals.of(e, "The files of " + name() + " cannot be read (" + e + ").");
        }
    }

    /** How long its log was when its undo was planned, and -1 before: what was done since would not be undone. */
    long undoPlannedAt() {
        return undoPlannedAt;
    }

    /** Its plan, whose data was not purged. */
    PlanFile.Loaded requireData(String wanted) throws RunRefused {
        PlanFile.Loaded loaded = files.plan();
        if (loaded.purged()) {
            throw new RunRefused(
                    Reason.PURGED, "The data of " + name() + " was purged: it cannot be " + wanted + " any more.");
        }
        return loaded;
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
        try (Hold hold = take();
                StoredBytes log = run.log();
                StoredBytes plan = run.plan()) {
            PlanFile.Loaded loaded = files.plan();
            JournalFile.Contents contents = files.journal(loaded).contents();
            if (!(contents instanceof JournalFile.Read read)) {
                throw files.changed(
                        RunFiles.told((JournalFile.Damaged) contents) + " It is not made a run of this home.");
            }
            Plan.Header header = loaded.plan().header();
            store.latest().require(run, header.runId(), log, read.validLength());
            String seal = store.seals().seal(Seal.RUN, header, loaded.hash());
            hold.replacePlan(to -> PlanFile.sealed(plan, seal, to));
            int crc = (int) Journaled.crc(log, read.validLength()).getValue();
            store.latest().remember(header.runId(), folder(), read.validLength(), crc);
            files.forget();
            if (origin() != Origin.HERE) {
                throw files.changed("The plan was changed while it was looked at.");
            }
        } catch (NoSuchFileException e) {
            throw files.changed("The journal is missing. It is not made a run of this home.");
        } catch (IOException e) {
            throw Refusals.of(e, "The files of " + name() + " cannot be changed (" + e + ").");
        }
    }

    /** That this home made it, or somebody agreed to it: it sends with the person's key. */
    void requireTrusted() throws RunRefused {
        if (!agreed && origin() != Origin.HERE) {
            throw new RunRefused(
                    Reason.FOREIGN,
                    folder()
                            + " is not a run of this home. Nothing was sent. To see what it would send, and make it one:"
                            + " runs adopt " + folder());
        }
    }

    /** That this home knows of no later state of it. */
    private void requireLatest() throws RunRefused {
        try (StoredBytes log = run.log()) {
            store.latest().require(run, header().runId(), log, log.size());
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "What this home knows of " + name() + " cannot be read (" + e + ").");
        }
    }

    private static long unknown(RunState state) {
        return state.rows().stream()
                .filter(row -> row.outcome() instanceof Outcome.Unknown)
                .count();
    }

    void requireNotUndone() throws RunRefused {
        store.claims().requireNot(run, Claim.UNDO);
    }

    /** Whether another run undoes it: its rows that were not applied never will be. */
    boolean isUndone() throws RunRefused {
        try {
            return run.claimed(Claim.UNDO).isPresent();
        } catch (IOException e) {
            throw Refusals.of(e, "The files of " + name() + " cannot be read (" + e + ").");
        }
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
        try (Hold hold = take()) {
            new Purge(store, run, files, hold).run(purged, about);
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
    public History history(LongPredicate shown) throws RunRefused {
        return files.history(shown);
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

    /**
     * That nobody else can change what is in its folder.
     *
     * @throws RunRefused when somebody can
     */
    public void requireOwn() throws RunRefused {
        try {
            run.requireOwn();
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "Whose " + folder() + " is cannot be told (" + e + ").");
        }
    }

    /** @throws RunRefused when another has it, named, or somebody else can change what is in the folder */
    private Hold take() throws RunRefused {
        try {
            VaultRun.Taking taking = run.take(store.owner().named());
            if (taking instanceof VaultRun.Taken taken) {
                throw taken(run, taken.owner());
            }
            return (Hold) taking;
        } catch (IOException e) {
            throw Refusals.beforeSending(e, "The lock in " + folder() + " cannot be taken (" + e + ").");
        }
    }

    static RunRefused taken(VaultRun run, String owner) {
        return new RunRefused(Reason.TAKEN, run.name() + " is being run by " + owner + ". Nothing was sent.");
    }
}
