package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Benefits.CreatePath;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Planner;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final Employees EMPLOYEES = new Employees();

    private CreatePath path = CreatePath.GUIDE;
    private boolean confirmed;
    private @Nullable Future<Outcome> first;

    /**
     * Reads the people and the benefits that they have. Each row knows the equal ones, so that a create that got no answer
     * can be told from a benefit that was there before. A person whom Check does not have leaves its rows untouched, with what
     * Check says.
     *
     * @throws IllegalArgumentException when an item names no employee
     */
    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<JsonNode> items) {
        List<String> ids = items.stream()
                .map(fields -> CheckRequest.requireId(key(fields)))
                .toList();
        return People.NOBODY
                .read(client, ids)
                .compose(people ->
                        BenefitsNow.read(client, people.found()).map(benefits -> plan(items, people, benefits)));
    }

    private List<PlanRow> plan(List<JsonNode> items, People people, Map<String, List<JsonNode>> benefits) {
        List<PlanRow> plan = new ArrayList<>();
        for (JsonNode fields : items) {
            long number = plan.size() + 1;
            Untouched absent = people.absent(number, key(fields));
            List<JsonNode> has = benefits.getOrDefault(key(fields), List.of());
            plan.add(absent == null ? edit(number, fields, people.company(key(fields)), has) : absent);
        }
        return plan;
    }

    private Edit edit(long number, JsonNode fields, @Nullable String company, List<JsonNode> has) {
        String employee = key(fields);
        ArrayNode equal = JsonNodeFactory.instance.arrayNode();
        has.stream()
                .filter(benefit -> Alike.shows(benefit, fields))
                .forEach(benefit -> equal.add(benefit.path("id").asText("")));
        return Edit.of(number, employee, BENEFITS.create(fields, CreatePath.GUIDE))
                .otherwise(BENEFITS.create(fields, CreatePath.REFERENCE))
                .resource(employee)
                .lookup(BenefitsNow.of(employee))
                .list(EMPLOYEES.byId())
                .company(company)
                .before(equal);
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
