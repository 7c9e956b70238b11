package dev.checkbulk.run;

import dev.checkbulk.batch.Packed.Packer;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Plans of very many rows, made part by part: what is read for one part can be forgotten before the next is read. */
public final class PlanParts {
    /** Large enough that waiting for a part's last read costs little, and small enough to be held in memory. */
    private static final int ROWS = 10_000;

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
     * @return completes with the rows of all parts, {@link dev.checkbulk.batch.Packed}; fails as the first part that fails
     */
    public static <I> Future<List<PlanRow>> plan(List<I> items, Part<I> part) {
        return plan(items, 0, part, new Packer<>(PlanRow.form()));
    }

    private static <I> Future<List<PlanRow>> plan(List<I> items, int before, Part<I> part, Packer<PlanRow> rows) {
        int from = before;
        while (from
                < items.size()) { // a loop, because complete parts must not recurse: the stack would keep their rows
            int behind = Math.min(from + ROWS, items.size());
            Future<List<PlanRow>> planned = part.plan(items.subList(from, behind), from);
            if (!planned.succeeded()) {
                return planned.compose(made -> {
                    made.forEach(rows::add);
                    return plan(items, behind, part, rows);
                });
            }
            planned.result().forEach(rows::add);
            from = behind;
        }
        return Future.succeededFuture(rows.all());
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
