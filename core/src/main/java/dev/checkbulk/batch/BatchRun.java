package dev.checkbulk.batch;

import io.vertx.core.Future;

/** A batch under way. Its methods may be called from any thread. */
public interface BatchRun {
    /**
     * The end of the batch.
     *
     * @return completes when every item's result was reported, on the context of whoever started the batch; it never fails
     *     because of an item
     */
    Future<BatchReport> report();

    /**
     * Sends nothing new from now on. What is in flight is awaited; every item that is left, of those still in the input
     * too, is reported as not applied. A second call does nothing.
     *
     * @param reason for the report, for example {@code "cancelled by the operator"}
     */
    void cancel(String reason);

    /** The counts so far, and why it stops if it does. */
    BatchReport soFar();
}
