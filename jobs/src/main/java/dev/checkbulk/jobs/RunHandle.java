package dev.checkbulk.jobs;

import dev.checkbulk.jobs.report.EndReport;
import dev.checkbulk.run.state.RowState;
import io.vertx.core.Future;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A run that is under way, or was. Any thread may call; futures complete on the caller's context. */
public interface RunHandle {
    RunId id();

    /**
     * What it tells, until it is given back. Without an id the stream begins with where it stands now, and then tells every row
     * that has ended, from the first.
     *
     * @param after the id of the last event that is known, or null
     * @return a stream on the caller's context, which tells nothing before it has a handler; it fails when there is no such id
     */
    ReadStream<JobEvent> events(@Nullable String after);

    /** The same without the rows. */
    ReadStream<JobEvent> progress();

    /** Where it stands. Fails with {@link dev.checkbulk.run.state.RunRefused} when its files cannot be read. */
    Future<RunSummary> state();

    /** Where its rows of the input stand, as this engine knows it: more of a row without an end than the journal. */
    Future<Page<RowState>> rows(RowFilter filter, @Nullable String cursor);

    /**
     * Sends nothing new. What is in flight is awaited, then the run is given back; it can be resumed.
     *
     * @param who wants it; may be empty
     * @param reason for the report
     * @return completes when nothing new leaves; fails with {@link IllegalStateException} when another process has it
     */
    Future<Void> cancel(String who, String reason);

    /** The same as {@link #done}, with its rows: for who tells of them. */
    Future<EndReport> end();

    /** Completes when the run is given back and its results are written. Fails only when the engine itself has failed. */
    Future<RunSummary> done();
}
