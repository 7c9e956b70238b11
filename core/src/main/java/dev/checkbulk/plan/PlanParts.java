package dev.checkbulk.plan;

import dev.checkbulk.internal.Futures;
import dev.checkbulk.internal.packed.Packed.Packer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.BiFunction;

/** Plans of very many rows, made part by part: what is read for one part can be forgotten before the next is read. */
public final class PlanParts {
    /** Large enough that waiting for a part's last read costs little, and small enough to be held in memory. */
    private static final int ROWS = 10_000;

    /** Rows that are planned without a read take some tens of microseconds each. */
    private static final int ROWS_A_TURN = 1_000;

    private PlanParts() {}

    /**
     * Plans a part.
     *
     * @param <I> what a row asks for
     */
    @FunctionalInterface
    public interface Part<I> {
        /**
         * @param items some rows of the input
         * @param before how many rows there are before the first of them
         * @return as {@link Planner#plan}
         */
        Future<List<PlanRow>> plan(List<I> items, int before);
    }

    /**
     * Plans all parts, one after the other.
     *
     * @return completes with the rows of all parts, {@link dev.checkbulk.internal.packed.Packed}; fails as the first part that fails
     */
    public static <I> Future<List<PlanRow>> plan(List<I> items, Part<I> part) {
        return plan(items, ROWS, part);
    }

    /** The same in parts that read nothing, and are planned in turns of their own, so that the event loop is not held up. */
    public static <I> Future<List<PlanRow>> inTurns(List<I> items, BiFunction<List<I>, Integer, List<PlanRow>> part) {
        return plan(items, ROWS_A_TURN, (some, before) -> turn().map(now -> part.apply(some, before)));
    }

    private static Future<Void> turn() {
        Context context = Vertx.currentContext();
        if (context == null) {
            return Future.succeededFuture();
        }
        Promise<Void> turn = Promise.promise();
        context.runOnContext(now -> turn.complete());
        return turn.future();
    }

    private static <I> Future<List<PlanRow>> plan(List<I> items, int rows, Part<I> part) {
        Packer<PlanRow> made = new Packer<>(PlanRow.form());
        int[] planned = {0};
        return Futures.repeat(() -> {
                    int start = planned[0];
                    int behind = Math.min(start + rows, items.size());
                    planned[0] = behind;
                    return start == behind
                            ? Future.succeededFuture(false)
                            : part.plan(items.subList(start, behind), start).map(some -> {
                                some.forEach(made::add);
                                return true;
                            });
                })
                .map(all -> made.all());
    }

    /** The same as {@link #plan} in small parts: for items that have to be read from a file. */
    public static <I> Future<List<PlanRow>> inSmallParts(List<I> items, Part<I> part) {
        return plan(items, ROWS_A_TURN, part);
    }
}
