package dev.checkbulk.run;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.journal.JournalFile;
import dev.checkbulk.run.journal.JournalIndex;
import dev.checkbulk.run.row.RowMemory;
import dev.checkbulk.run.row.RowStages;
import dev.checkbulk.run.state.Timing;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.VaultRun;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.ReadJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Opens this package's parts to the simulation, which lives in a package of its own; it decides nothing. */
public final class RunUnderTest {
    private final List<Entry> entries;
    private final Run run;

    private RunUnderTest(List<Entry> entries, Run run) {
        this.entries = entries;
        this.run = run;
    }

    /** What {@code Timing} has. */
    public record Times(Duration quarantine, Duration replayable, Duration patience, Duration recheck) {
        /** What a real run uses. */
        public static final Times REAL = new Times(
                Timing.CHECK.quarantine(), Timing.CHECK.replayable(), Timing.CHECK.patience(), Timing.CHECK.recheck());
    }

    /** What a run remembers of one fact of its journal; a planted bug may make it another fact, or forget it. */
    public enum Fact {
        OPENED,
        INTENT,
        DENIED,
        CANCELLED,
        UNANSWERED,
        RESULT,
        /** An intent whose generation is taken for the first. */
        INTENT_OF_FIRST_GENERATION,
        /** A result that says that the row was done, whatever it said. */
        RESULT_OF_SUCCESS,
        FORGOTTEN
    }

    /** Where results of an earlier process are told. */
    @FunctionalInterface
    public interface Results {
        void had(long row, Outcome.Kind kind, String id);
    }

    /**
     * Reads the journal, and goes on with it.
     *
     * @param kept where it is
     */
    public static RunUnderTest open(
            Plan plan, VaultRun kept, Scheduler scheduler, Executor disk, Times times, UnaryOperator<Fact> memory)
            throws IOException {
        JournalFile.Header header = header(plan);
        Hold hold = (Hold) kept.take("simulation");
        byte[] bytes = kept.log().bytes(0, kept.log().size());
        if (!(ReadJournal.of(bytes, header) instanceof ReadJournal.Read read)) {
            throw new IllegalStateException("the journal is damaged: " + ReadJournal.of(bytes, header));
        }
        Journal journal = Journal.open(hold.log(read.validLength()), scheduler, disk);
        Timing timing = new Timing(times.quarantine(), times.replayable(), times.patience(), times.recheck());
        List<Entry> remembered = read.entries().stream()
                .map(entry -> as(memory.apply(fact(entry)), entry))
                .filter(entry -> entry != null)
                .toList();
        JournalIndex past = JournalIndex.of(remembered);
        return new RunUnderTest(
                read.entries(),
                new Run(
                        plan,
                        past,
                        RowMemory.of(plan.edits(), past, Run.keys(plan)),
                        journal,
                        timing,
                        new Owner("simulation", 1, Set.of()),
                        Map.of(),
                        ended -> hold.close()));
    }

    /** Which ways its rows took until now. */
    public RowStages stages() {
        return run.stages();
    }

    private static JournalFile.Header header(Plan plan) {
        return new JournalFile.Header(plan.header().runId(), "p1an");
    }

    /** What a log of this plan begins with, durably, before there is a run. */
    public static byte[] begin(Plan plan) {
        return JournalFile.line(header(plan));
    }

    private static Fact fact(Entry entry) {
        return entry.fold(
                opened -> Fact.OPENED,
                intent -> Fact.INTENT,
                denied -> Fact.DENIED,
                cancelled -> Fact.CANCELLED,
                unanswered -> Fact.UNANSWERED,
                result -> Fact.RESULT);
    }

    private static Entry as(Fact fact, Entry entry) {
        if (fact == fact(entry) || !(entry instanceof Entry.OfRow row)) {
            return entry;
        }
        return switch (fact) {
            case DENIED -> new Entry.Denied(row.row(), row.gen());
            case CANCELLED -> new Entry.Cancelled(row.row(), row.gen());
            case INTENT_OF_FIRST_GENERATION ->
                entry instanceof Entry.Intent intent
                        ? new Entry.Intent(intent.row(), 0, intent.key(), intent.at())
                        : entry;
            case RESULT_OF_SUCCESS -> new Entry.Result(row.row(), row.gen(), Entries.done("log_1", ""), null);
            default -> null;
        };
    }

    /** Tells the results that are in the journal. */
    public void results(Results results) {
        for (Entry entry : entries) {
            if (entry instanceof Entry.Result result) {
                Outcome outcome = result.outcome();
                String id =
                        outcome instanceof Outcome.Done done ? done.response().id() : null;
                results.had(result.row(), outcome.kind(), id);
            }
        }
    }

    public BatchReport before() {
        return run.before();
    }

    public BatchRun start(CheckClient client, ResultSink<Edit> sink) {
        return run.start(client, progress -> Optional.empty(), sink);
    }
}
