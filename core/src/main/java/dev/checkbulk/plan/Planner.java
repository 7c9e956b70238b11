package dev.checkbulk.plan;

import dev.checkbulk.http.ReadClient;
import io.vertx.core.Future;
import java.util.List;

/**
 * Makes the rows of a plan: reads what is there now, and changes nothing.
 *
 * @param <I> what a row of the input asks for
 */
@FunctionalInterface
public interface Planner<I> {
    /**
     * Makes a row of each item, or several with the same number when it takes several steps: they are taken in their order, each
     * when the one before it is done. The label of each is the record that the item names.
     *
     * @param items the input's rows: the first is row 1
     * @return completes with the rows in the order of the items, on the client's context; fails with
     *     {@link dev.checkbulk.http.ReadFailed} when what is there now cannot be read
     */
    Future<List<PlanRow>> plan(ReadClient client, List<I> items);
}
