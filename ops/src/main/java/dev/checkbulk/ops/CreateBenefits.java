package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Benefits.CreatePath;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The guide's second bulk operation: one benefit for each item, an object with its fields.
 *
 * <p>Posts where the guide does. When the server answers as it does for paths that it does not have (a redirect, or a 404
 * without Check's error envelope) before it created anything there, this and all further items go where the reference says;
 * items that were on their way are sent there once. Nothing was created at the wrong path, so nothing is created twice. The
 * other items wait for the first one's answer, so that a wrong path costs one request as a rule.
 *
 * <p>One object serves one run; it is confined to the client's context.
 */
public final class CreateBenefits implements Operation<JsonNode> {
    private static final Benefits BENEFITS = new Benefits();

    private CreatePath path = CreatePath.GUIDE;
    private boolean confirmed;
    private @Nullable Future<Outcome> first;

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
