package dev.checkbulk.plan;

import dev.checkbulk.internal.packed.Packed.Packer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

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
        Promise<List<PlanRow>> done = Promise.promise();
        plan(items, 0, rows, part, new Packer<>(PlanRow.form()), done);
        return done.future();
    }

    private static <I> void plan(
            List<I> items, int before, int some, Part<I> part, Packer<PlanRow> rows, Promise<List<PlanRow>> done) {
        int from = before;
        while (from
                < items.size()) { // a loop, because complete parts must not recurse: the stack would keep their rows
            int start = from;
            int behind = Math.min(from + some, items.size());
            Future<Void> planned = Future.<Void>succeededFuture()
                    .compose(now -> part.plan(items.subList(start, behind), start))
                    .map(made -> {
                        made.forEach(rows::add);
                        return null;
                    });
            if (!planned.succeeded()) {
                planned.onComplete(now -> plan(items, behind, some, part, rows, done), done::fail);
                return;
            }
            from = behind;
        }
        done.complete(rows.all());
    }

    /** The records that more than one item names: what is known of them is needed again. */
    public static <I> Set<String> repeated(List<I> items, Function<I, String> record) {
        Set<String> once = new HashSet<>();
        Set<String> again = new HashSet<>();
        for (I item : items) {
            String name = record.apply(item);
            if (!once.add(name)) {
                again.add(name);
            }
        }
        return again;
    }
}
