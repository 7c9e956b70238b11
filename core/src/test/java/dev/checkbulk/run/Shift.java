package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanFile;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.row.RowMemory;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.testing.DiskThread;
import dev.checkbulk.testing.ReadJournal;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** What one process does to a run, with the journal's thread on virtual time too. */
public final class Shift {
    private static final Duration LATENCY = Duration.ofMillis(10);

    private final Scene scene;
    private final Journal journal;
    private final Run run;
    private final Map<Long, Outcome> told = new TreeMap<>();
    private final BatchRun batch;
    private Future<Void> closed = Future.succeededFuture();
    private int sentBeforeFailure = -1;

    /** Takes the run up, as {@link StoredRun#open} does on a real thread. */
    Shift(Scene scene, StoredRun stored, Map<String, String> elsewhere) throws RunRefused, IOException {
        this(Scene.OWNER, scene, stored, elsewhere, false);
    }

    /** The same, by another owner. */
    static Shift by(Owner owner, Scene scene, StoredRun stored) throws RunRefused, IOException {
        return new Shift(owner, scene, stored, Map.of(), false);
    }

    /** One that only looks what became of rows that may have been executed. */
    static Shift looking(Scene scene, StoredRun stored) throws RunRefused, IOException {
        return new Shift(Scene.OWNER, scene, stored, Map.of(), true);
    }

    private Shift(Owner owner, Scene scene, StoredRun stored, Map<String, String> elsewhere, boolean looks)
            throws RunRefused, IOException {
        this.scene = scene;
        PlanFile.Loaded loaded = stored.loaded();
        var header = new JournalFile.Header(loaded.plan().header().runId(), loaded.hash());
        byte[] bytes = scene.disk.read(Scene.journal(stored));
        var read = assertInstanceOf(ReadJournal.Read.class, ReadJournal.of(bytes, header));
        Hold hold = (Hold) stored.run().take("a shift");
        journal = Journal.open(hold.log(read.validLength()), scene.world.time, thread());
        Plan plan = loaded.plan();
        JournalIndex past = JournalIndex.of(read.entries());
        run = new Run(
                plan,
                past,
                RowMemory.of(plan.edits(), past, Run.keys(plan)),
                journal,
                Timing.CHECK,
                owner,
                elsewhere,
                ended -> hold.close());
        ResultSink<Edit> sink = ResultSink.of(result -> told.put(result.item().row(), result.outcome()));
        batch = looks
                ? run.settle(scene.world.client, sink)
                : run.start(scene.world.client, progress -> Optional.empty(), sink);
    }

    private Executor thread() {
        Executor disk = new DiskThread(scene.world.time, () -> LATENCY);
        return task -> disk.execute(() -> {
            task.run();
            if (sentBeforeFailure < 0 && journal.failure() != null) {
                sentBeforeFailure = scene.world.wire.calls().size();
            }
        });
    }

    Shift toItsEnd() {
        scene.world.time.runUntilIdle();
        closed = run.close();
        scene.world.time.runUntilIdle();
        return this;
    }

    /** Under way. */
    public BatchRun batch() {
        return batch;
    }

    /** All that this process and those before it know. */
    public BatchReport report() {
        return run.before().plus(scene.world.finish(batch.report()));
    }

    /** The outcomes that this process told, by row. */
    public Map<Long, Outcome> told() {
        return told;
    }

    /** Why the journal could not be written or closed; null when it could. */
    public Throwable failure() {
        return closed.cause();
    }

    /** How many requests had been sent when the journal failed; -1 when it did not. */
    public int sentBeforeFailure() {
        return sentBeforeFailure;
    }
}
