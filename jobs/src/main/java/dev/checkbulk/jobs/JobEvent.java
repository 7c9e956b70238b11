package dev.checkbulk.jobs;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.run.state.Unconfirmed;
import java.time.Duration;
import java.time.Instant;

/** Something that a run tells while it goes on. */
public sealed interface JobEvent {
    /**
     * The place in the run's journal up to which its rows were told; it holds when the run is resumed, in another process too. A
     * stream that begins behind it tells no row twice and leaves none out.
     */
    String id();

    /** When it was told, or when the row ended. */
    Instant at();

    /** What a run does. */
    enum Stage {
        /** The rows that come first are sent. */
        CANARY,
        /** Those are read back, and it is decided about the others. */
        JUDGING,
        /** Rows are sent. */
        SENDING,
        /** Nothing new is sent, what is in flight is awaited. */
        STOPPING,
        /** All is sent, the results are written. */
        REPORTING,
        /** Another process has it. */
        ELSEWHERE
    }

    /**
     * The run does something else now.
     *
     * @param open how many rows of its plan had not ended when it was taken up
     * @param inDoubt how many of those were sent without an answer that can be trusted
     * @param quarantine so long nothing else is sent for those
     * @param otherKey whether they were sent with another API key than this one
     */
    record State(String id, Instant at, Stage stage, long open, long inDoubt, Duration quarantine, boolean otherKey)
            implements JobEvent {}

    /**
     * How the rows of its plan stand.
     *
     * @param counts those that have ended, or will not be sent any more
     * @param rows how many there are
     * @param paused for how much longer nothing starts because Check asked for a pause
     * @param unconfirmed the rows whose answer could not be read, and that are looked up
     */
    record Progress(String id, Instant at, BatchReport counts, long rows, Duration paused, Unconfirmed unconfirmed)
            implements JobEvent {}

    /**
     * A row of its plan has ended.
     *
     * @param row its place in the plan
     * @param input the input's row that it is a step of
     * @param label what it is about, for people: the record's id
     */
    record Row(String id, Instant at, long row, long input, String label, Outcome outcome) implements JobEvent {}

    /**
     * Nothing moves, or some rows do not.
     *
     * @param rows how many, or 0 for all
     */
    record Wait(String id, Instant at, Reason reason, Instant until, long rows) implements JobEvent {
        /** What is waited for. */
        public enum Reason {
            /** Check asked for a pause. */
            PAUSE,
            /** Answers could not be read: Check's log is looked at. */
            LOOKUP
        }
    }

    /** The run is given back: it has ended or stopped, and its results are written. */
    record Ended(String id, Instant at, RunSummary summary) implements JobEvent {}
}
