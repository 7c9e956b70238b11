package dev.checkbulk.script;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Problem;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.plan.Planner;
import dev.checkbulk.script.rehearse.Rehearsal;
import dev.checkbulk.standin.records.StoredRecords;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a script does with its input.
 *
 * @param work what is planned of its rows
 * @param rehearsal puts what a row mentions into the stand-in of a rehearsal
 * @param <I> what a row asks for
 */
public record Job<I>(Work<I> work, BiConsumer<StoredRecords, Row> rehearsal) {
    /** A job that sends this request for each row. */
    public static Job<CheckRequest> rows(
            Input input, String plural, String participle, String request, Function<Row, CheckRequest> made) {
        return of(Work.rows(input, plural, participle, request, made));
    }

    /** A job that makes an item of each row, and plans what is sent for it. */
    public static <I> Job<I> of(
            Input input, String plural, String participle, String request, Function<Row, I> item, Planner<I> planner) {
        return of(Work.of(input, plural, participle, request, item, planner));
    }

    /** A job whose rehearsal knows the records that the rows mention. */
    public static <I> Job<I> of(Work<I> work) {
        return new Job<>(work, Rehearsal::mention);
    }

    /**
     * What a type of job does with a file.
     *
     * @param options names and values in turn, those that are null left out
     */
    public static Job<?> of(JobType type, Input input, @Nullable Object... options) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int at = 0; at < options.length; at += 2) {
            Object value = options[at + 1];
            if (value != null) {
                given.put(String.valueOf(options[at]), String.valueOf(value));
            }
        }
        return of(type.work(input, given));
    }

    /** The same job with a look at the records before anything is changed. */
    public Job<I> checking(Function<ReadClient, Future<List<Problem>>> look) {
        return new Job<>(work.checking(look), rehearsal);
    }

    /** The same job with other records in its rehearsal. */
    public Job<I> rehearsing(BiConsumer<StoredRecords, Row> records) {
        return new Job<>(work, records);
    }
}
