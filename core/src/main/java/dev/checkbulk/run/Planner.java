package dev.checkbulk.run;

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
     * Makes a row of each item.
     *
     * @param items the input's rows: the first is row 1
     * @return completes with a row for each item in the same order, on the client's context; fails with
     *     {@link dev.checkbulk.http.ReadFailed} when what is there now cannot be read
     */
    Future<List<PlanRow>> plan(ReadClient client, List<I> items);
}
