package dev.checkbulk.run.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Lookup;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.row.WrittenFields;
import dev.checkbulk.run.state.RowStates;
import io.vertx.core.Future;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans the rows that a run ended without success anew: as they were, where their records are still as they were. Whoever
 * changed a record meanwhile is not overwritten. Confined to the client's context.
 */
public final class Retry {
    private final Map<Long, PlanRow> planned = new TreeMap<>();
    private final Map<String, Outcome> unfit = new HashMap<>();
    private final Map<String, Edit> first = new HashMap<>();
    private final ReadClient client;
    private @Nullable Throwable failure;

    private final Repeated shared;

    /** @param shared whether several edits are of a record */
    private Retry(ReadClient client, Repeated shared) {
        this.client = client;
        this.shared = shared;
    }

    /**
     * Reads what the rows' records are now.
     *
     * @param ended the rows of the run, all of which have ended
     * @return completes with the rows to run again and those that cannot be, ascending; fails with {@link ReadFailed}
     */
    public static Future<List<PlanRow>> plan(CheckClient client, Plan plan, RowStates ended) {
        ReadClient reading = client.reading();
        return reading.blocking(() ->
                        new Shared(Repeated.in(plan.edits(), Edit::subject), Repeated.in(plan.edits(), Edit::resource)))
                .compose(shared -> new Retry(reading, shared.subjects()).plan(client, inOrder(plan, ended), shared));
    }

    /** Which subjects and resources several edits are of. */
    private record Shared(Repeated subjects, Repeated resources) {}

    private Future<List<PlanRow>> plan(CheckClient client, List<EndedRow> rows, Shared several) {
        WrittenFields written = new WrittenFields();
        return PlanParts.inSmallParts(this.client, rows, (part, before) -> {
            List<Edit> edits = new ArrayList<>();
            for (EndedRow ended : part) {
                if (ended.row() instanceof Edit edit) {
                    if (RowStates.hasFailed(ended.outcome())) {
                        edits.add(written.over(edit));
                    } else if (ended.outcome().asWanted() && several.resources().contains(edit.resource())) {
                        written.done(edit, edit.request());
                    }
                } else if (RowStates.hasFailed(ended.outcome())) {
                    planned.put(ended.row().row(), ended.row());
                }
            }
            return new Batch(client).run(edits, operation()).compose(report -> {
                Throwable failed = failure;
                List<PlanRow> made = List.copyOf(planned.values());
                planned.clear();
                return failed == null ? Future.succeededFuture(made::forEach) : Future.failedFuture(failed);
            });
        });
    }

    private record EndedRow(PlanRow row, Outcome outcome) {}

    /** All rows of a plan, ascending; a view, that reads plan and journal whenever it is asked. */
    private static List<EndedRow> inOrder(Plan plan, RowStates ended) {
        return new AbstractList<>() {
            @Override
            public EndedRow get(int place) {
                PlanRow row = plan.row(place);
                return new EndedRow(
                        row, row instanceof Edit edit ? ended.of(edit).outcome() : ((Untouched) row).outcome());
            }

            @Override
            public int size() {
                return plan.rows();
            }
        };
    }

    /** Reads only; what a row becomes is put into the plan, and a read that fails ends it. */
    private Operation<Edit> operation() {
        Operation<Edit> look = (writing, edit) -> look(edit)
                .onSuccess(row -> planned.put(row.row(), row))
                .onFailure(why -> failure = failure == null ? why : failure)
                .map(new Outcome.Skipped(Outcome.Skipped.Reason.ALREADY, ""));
        return look.keyedBy(edit -> String.valueOf(edit.resource()));
    }

    private Future<PlanRow> look(Edit edit) {
        CheckRequest lookup = edit.lookup();
        JsonNode before = edit.replaced();
        if (lookup == null || before == null) {
            return Future.succeededFuture(edit);
        }
        if (edit.creates()) {
            return client.pages(lookup).all().map(records -> edit.before(equal(edit, records)));
        }
        String resource = edit.subject();
        if (!shared.contains(resource) || first.putIfAbsent(String.valueOf(resource), edit) == null) {
            return client.get(lookup).compose(read -> read(edit, before, read));
        }
        Outcome why = unfit.get(resource); // a later row of the record finds what the first one leaves
        return Future.succeededFuture(why == null ? edit : without(edit, why));
    }

    private static ArrayNode equal(Edit edit, List<JsonNode> records) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        records.stream()
                .filter(record -> Fields.shows(record, edit.sent()))
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }

    private Future<PlanRow> read(Edit edit, JsonNode before, Outcome read) {
        return read instanceof Outcome.Done done
                ? Lookup.record(client, edit, done.response().body()).map(record -> compare(edit, before, record))
                : Future.succeededFuture(unfit(edit, read));
    }

    private PlanRow compare(Edit edit, JsonNode before, JsonNode record) {
        if (Fields.isAsRead(record, before)) {
            return edit;
        }
        if (Fields.shows(record, edit.sent())) {
            return without(edit, new Outcome.Skipped(Outcome.Skipped.Reason.ALREADY, "it is so already"));
        }
        return unfit(
                edit,
                new Outcome.Skipped(
                        Outcome.Skipped.Reason.CONFLICT,
                        "the record has changed since the plan was made: run the row again as a new input"));
    }

    private PlanRow unfit(Edit edit, Outcome why) {
        if (shared.contains(edit.subject())) {
            unfit.put(String.valueOf(edit.subject()), why);
        }
        return without(edit, why);
    }

    private static PlanRow without(Edit edit, Outcome why) {
        return new Untouched(edit.ref(), why);
    }
}
