package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Benefits.CreatePath;
import dev.checkbulk.ops.planner.CreatePlanner;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guide's second bulk operation: one benefit for each item, an object with its fields.
 *
 * <p>Posts where the guide does. When the server answers as it does for paths that it does not have (a redirect, or a 404
 * without Check's error envelope) before it created anything there, this and all further items go where the reference says;
 * items that were on their way are sent there once. Nothing was created at the wrong path, so nothing is created twice. The
 * other items wait for the first one's answer, so that a wrong path costs one request as a rule.
 *
 * <p>A plan's edits name both paths: which one is right shows when they are sent.
 *
 * <p>One object serves one run; it is confined to the client's context.
 */
public final class CreateBenefits implements Operation<JsonNode>, Planner<JsonNode> {
    private static final Benefits BENEFITS = new Benefits();

    private CreatePath path = CreatePath.GUIDE;
    private boolean confirmed;
    private @Nullable Future<Outcome> first;

    /**
     * Plans as {@link CreateRecords} does: the people and the benefits that they have are read, and what would overlap one of
     * them is refused.
     *
     * @throws IllegalArgumentException when an item names no employee
     */
    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<JsonNode> items) {
        List<RecordChange> rows = new AbstractList<>() {
            @Override
            public RecordChange get(int index) {
                return RecordChange.of(List.of(), items.get(index));
            }

            @Override
            public int size() {
                return items.size();
            }
        };
        items.forEach(fields -> CheckRequest.requireId(key(fields)));
        return new CreatePlanner(ResourceType.of("benefits"), client, CreateBenefits::atBothPaths).plan(rows);
    }

    private static Edit atBothPaths(Edit edit) {
        JsonNode fields = edit.request().json();
        return edit.sending(BENEFITS.create(fields, CreatePath.GUIDE), BENEFITS.create(fields, CreatePath.REFERENCE));
    }

    /** Benefits of one employee are created in the order of the input. */
    @Override
    public String key(JsonNode fields) {
        return fields.path("employee").asText("");
    }

    @Override
    public Future<Outcome> run(CheckClient client, JsonNode fields) {
        if (first != null) {
            return first.compose(tried -> create(client, fields));
        }
        first = create(client, fields);
        return first;
    }

    private Future<Outcome> create(CheckClient client, JsonNode fields) {
        CreatePath used = path;
        return client.send(BENEFITS.create(fields, used)).compose(outcome -> {
            confirmed |= outcome instanceof Outcome.Done;
            if (used == CreatePath.GUIDE && !confirmed && wrongPath(outcome)) {
                path = CreatePath.REFERENCE;
                return client.send(BENEFITS.create(fields, path));
            }
            return Future.succeededFuture(outcome);
        });
    }

    private static boolean wrongPath(Outcome outcome) {
        if (!(outcome instanceof Outcome.Refused refused)) {
            return false;
        }
        CheckError error = refused.error();
        return !error.fromCheck() && (error.status() == 404 || error.status() / 100 == 3);
    }
}
