package dev.checkbulk.plan;

import dev.checkbulk.http.ReadClient;
import dev.checkbulk.internal.Futures;
import dev.checkbulk.internal.packed.Packed.Packer;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plans of very many rows, made part by part: what is read for one part can be forgotten before the next is read. Only the reads
 * are on the client's context; walks over a part's rows would hold the event loop up, and are made on worker threads.
 */
public final class PlanParts {
    /** Large enough that waiting for a part's last read costs little, and small enough to be held in memory. */
    private static final int ROWS = 10_000;

    /** Of rows that have to be read from files, each with all that is known of it. */
    private static final int ROWS_OF_FILES = 1_000;

    private PlanParts() {}

    /** Makes the rows of a part, in their order. */
    @FunctionalInterface
    public interface Rows {
        /** Called once, on a worker thread, while nothing else uses what the planner knows. */
        void make(Consumer<PlanRow> to);
    }

    /**
     * Plans a part.
     *
     * @param <I> what a row asks for
     */
    @FunctionalInterface
    public interface Part<I> {
        /**
         * Reads what some rows need. Called on the client's context, for one part at a time.
         *
         * @param items some rows of the input
         * @param before how many rows there are before the first of them
         * @return completes with what makes the part's rows; fails with {@link dev.checkbulk.http.ReadFailed}
         */
        Future<Rows> read(List<I> items, int before);
    }

    /**
     * Plans all parts, one after the other. Any thread may call.
     *
     * @return completes with the rows of all parts, {@link dev.checkbulk.internal.packed.Packed}, on the caller's context; fails as
     *     the first part that fails
     */
    public static <I> Future<List<PlanRow>> plan(ReadClient client, List<I> items, Part<I> part) {
        return plan(client, items, ROWS, part);
    }

    /** The same in small parts: for items that have to be read from a file. */
    public static <I> Future<List<PlanRow>> inSmallParts(ReadClient client, List<I> items, Part<I> part) {
        return plan(client, items, ROWS_OF_FILES, part);
    }

    private static <I> Future<List<PlanRow>> plan(ReadClient client, List<I> items, int rows, Part<I> part) {
        Packer<PlanRow> made = new Packer<>(PlanRow.form());
        int[] planned = {0};
        return Futures.repeat(() -> {
                    int start = planned[0];
                    int behind = Math.min(start + rows, items.size());
                    planned[0] = behind;
                    return start == behind
                            ? Future.succeededFuture(false)
                            : client.blocking(() -> List.copyOf(items.subList(start, behind)))
                                    .compose(some -> part.read(some, start))
                                    .compose(plan -> client.blocking(() -> {
                                        plan.make(made::add);
                                        return true;
                                    }));
                })
                .map(all -> made.all());
    }
}
