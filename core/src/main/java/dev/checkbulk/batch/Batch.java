package dev.checkbulk.batch;

import dev.checkbulk.http.CheckClient;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Many items through one operation: the second building block of Check's guide to batching edits.
 *
 * <p>By default a sliding window: as many items under way as the quota has places in flight, so that a slow answer holds up
 * nobody. With {@link #batchSize} the guide's fixed batches: each ends before the next begins. Either way it takes its
 * input as it goes and never holds all of it, and items with one {@link Operation#key key} run in order and apart. Those that
 * wait for their turn are under way too: a long stretch of one key in the input slows the others down.
 *
 * <p>Source, operation and sink are called on the client's context. Futures complete on the caller's, as those of
 * {@link CheckClient}.
 *
 * <p>A batch is a value: its methods give changed copies, it may be run any number of times and from any thread.
 */
public final class Batch {
    /** How many items Check's guide to batching edits takes at a time. */
    public static final int GUIDE_SIZE = 20;

    private final CheckClient client;
    private final Settings settings;

    /** A sliding window over this client's quota. */
    public Batch(CheckClient client) {
        this(client, Settings.window(client.quota().limit().inFlight()));
    }

    private Batch(CheckClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Fixed batches, as in the guide (which takes {@link #GUIDE_SIZE}): all items of one end before the next begins.
     *
     * @throws IllegalArgumentException when it is not 1 to 100,000
     */
    public Batch batchSize(int items) {
        return new Batch(client, settings.fixed(items));
    }

    /**
     * A sliding window of this many items under way.
     *
     * @throws IllegalArgumentException when it is not 1 to 100,000
     */
    public Batch window(int items) {
        return new Batch(client, settings.sliding(items));
    }

    /** Reports results in the order of the input, not as they finish. */
    public Batch inInputOrder() {
        return new Batch(client, settings.inInputOrder());
    }

    /** Stops by this rule too, besides {@link StopRule#hopeless}. */
    public Batch stopWhen(StopRule rule) {
        return new Batch(client, settings.stopWhen(rule));
    }

    /**
     * Runs the items, which are in memory or made on the way without blocking, and gives the counts.
     *
     * @return completes when every item has its outcome; it never fails because of an item
     */
    public <I> Future<BatchReport> run(Iterable<? extends I> items, Operation<I> operation) {
        return start(Source.of(items), operation, ResultSink.of(result -> {})).report();
    }

    /**
     * Runs the items and gives every result, in the order of the input. For inputs whose results fit in memory.
     *
     * @return completes when every item has its outcome; it never fails because of an item
     */
    public <I> Future<List<ItemResult<I>>> collect(Iterable<? extends I> items, Operation<I> operation) {
        List<ItemResult<I>> results = new ArrayList<>();
        return inInputOrder()
                .start(Source.<I>of(items), operation, ResultSink.of(results::add))
                .report()
                .map(results);
    }

    /** Runs what the source gives and reports each result to the sink, until the source ends or the run is cancelled. */
    public <I> BatchRun start(Source<I> source, Operation<I> operation, ResultSink<I> sink) {
        Fanout<I> fanout = new Fanout<>(client, settings, source, operation, sink);
        fanout.start();
        return fanout;
    }
}
