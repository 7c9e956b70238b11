package dev.checkbulk.script;

import dev.checkbulk.batch.Operation;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.script.input.Input;
import dev.checkbulk.script.input.Problem;
import dev.checkbulk.script.input.Row;
import dev.checkbulk.standin.Records;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a script does with its input.
 *
 * @param input the file's rows
 * @param plural what the rows are called, for example {@code employees}
 * @param participle what is done to them, for example {@code updated}
 * @param request what is sent for a row, for people: {@code PATCH /employees/{employee}}
 * @param items one item for each row, in the same order
 * @param operation what is done with an item
 * @param reading what is read ahead of the items, or the items as they are
 * @param check what is read and compared before anything is changed; problems end the run
 * @param rehearsal puts what a row mentions into the stand-in of a rehearsal
 */
public record Job<I>(
        Input input,
        String plural,
        String participle,
        String request,
        List<I> items,
        Operation<I> operation,
        BiFunction<CheckClient, Source<I>, Source<I>> reading,
        Function<CheckClient, Future<List<Problem>>> check,
        BiConsumer<Records, Row> rehearsal) {

    public Job {
        if (items.size() != input.rows().size()) {
            throw new IllegalArgumentException("A job has one item for each row");
        }
        items = List.copyOf(items);
    }

    /** A job that does this with each row. */
    public static Job<Row> rows(
            Input input, String plural, String participle, String request, Operation<Row> operation) {
        return of(input, plural, participle, request, row -> row, operation);
    }

    /** A job that makes an item of each row and does this with it. */
    public static <I> Job<I> of(
            Input input,
            String plural,
            String participle,
            String request,
            Function<Row, I> item,
            Operation<I> operation) {
        return new Job<>(
                input,
                plural,
                participle,
                request,
                input.rows().stream().map(item).toList(),
                operation,
                (client, items) -> items,
                client -> Future.succeededFuture(List.of()),
                Rehearsal::mention);
    }

    /** The same job with something read ahead of the items. */
    public Job<I> reading(BiFunction<CheckClient, Source<I>, Source<I>> ahead) {
        return new Job<>(input, plural, participle, request, items, operation, ahead, check, rehearsal);
    }

    /** The same job with a look at the records before anything is changed. */
    public Job<I> checking(Function<CheckClient, Future<List<Problem>>> look) {
        return new Job<>(input, plural, participle, request, items, operation, reading, look, rehearsal);
    }

    /** The same job with other records in its rehearsal. */
    public Job<I> rehearsing(BiConsumer<Records, Row> records) {
        return new Job<>(input, plural, participle, request, items, operation, reading, check, records);
    }

    /** The same rows, but nothing is sent for any of them, because something could not be read. */
    Job<I> notSent(ReadFailed failure) {
        Outcome outcome = failure.outcome();
        Cause.Reason reason = outcome instanceof Outcome.NotApplied notApplied
                ? notApplied.cause().reason()
                : Cause.Reason.STOPPED;
        Cause cause = new Cause(
                reason, "not sent: " + failure.getMessage(), outcome.objection().orElse(null));
        Operation<I> nothing = (client, item) -> Future.succeededFuture(new Outcome.NotApplied(cause));
        return new Job<>(input, plural, participle, request, items, nothing, (client, same) -> same, check, rehearsal);
    }
}
