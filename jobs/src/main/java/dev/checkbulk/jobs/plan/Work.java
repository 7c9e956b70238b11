package dev.checkbulk.jobs.plan;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Problem;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.ops.PlanRequests;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be done with an input.
 *
 * @param input the file's rows
 * @param plural what the rows are called, for example {@code employees}
 * @param participle what is done to them, for example {@code updated}
 * @param request what is sent for a row, for people: {@code PATCH /employees/{employee}}
 * @param items one item for each row, in the same order; of a function, made anew whenever it is asked for
 * @param planner makes an edit of each item
 * @param check what is read and compared before anything is planned; problems end it
 * @param <I> what a row asks for
 */
public record Work<I>(
        Input input,
        String plural,
        String participle,
        String request,
        List<I> items,
        Planner<I> planner,
        Function<ReadClient, Future<List<Problem>>> check) {

    /** @throws IllegalArgumentException when there is not one item for each row */
    public Work {
        if (items.size() != input.rows().size()) {
            throw new IllegalArgumentException("A job has one item for each row");
        }
    }

    /** Work that sends this request for each row. */
    public static Work<CheckRequest> rows(
            Input input, String plural, String participle, String request, Function<Row, CheckRequest> made) {
        return of(input, plural, participle, request, made, new PlanRequests(each(input.rows(), input::key)));
    }

    /** Work that makes an item of each row, and plans what is sent for it. */
    public static <I> Work<I> of(
            Input input, String plural, String participle, String request, Function<Row, I> item, Planner<I> planner) {
        return new Work<>(
                input,
                plural,
                participle,
                request,
                each(input.rows(), item),
                planner,
                client -> Future.succeededFuture(List.of()));
    }

    /** A view: there may be very many rows, and an item is made whenever it is asked for. */
    private static <I> List<I> each(List<Row> rows, Function<Row, I> item) {
        return new AbstractList<>() {
            @Override
            public I get(int index) {
                return item.apply(rows.get(index));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    /** The same with a look at the records before anything is planned. */
    public Work<I> checking(Function<ReadClient, Future<List<Problem>>> look) {
        return new Work<>(input, plural, participle, request, items, planner, look);
    }
}
