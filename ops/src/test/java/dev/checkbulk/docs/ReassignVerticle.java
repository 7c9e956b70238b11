package dev.checkbulk.docs;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reassigns employees when asked on the event bus: {"emp_1": "wrk_1", …} is answered with the counts. */
public final class ReassignVerticle extends VerticleBase {
    private final Environment environment;
    private final ApiKey key;
    private CheckClient client;

    public ReassignVerticle(Environment environment, ApiKey key) {
        this.environment = environment;
        this.key = key;
    }

    @Override
    public Future<?> start() {
        client = CheckClient.create(vertx, environment, key); // paced: 24.75 requests/s, 100 in flight
        return vertx.eventBus().<JsonObject>consumer("reassign", this::reassign).completion();
    }

    private void reassign(Message<JsonObject> message) {
        List<Reassignment> moves = message.body().stream()
                .map(move -> Reassignment.of(move.getKey(), List.of((String) move.getValue())))
                .toList();
        new Batch(client)
                .run(moves, ReassignEmployees.replacing())
                .onSuccess(report -> message.reply(new JsonObject()
                        .put("done", report.done())
                        .put("refused", report.refused())
                        .put("notApplied", report.notApplied())
                        .put("unknown", report.unknown())
                        .put("stopped", report.stopped())));
    }

    @Override
    public Future<?> stop() {
        return client.close();
    }
}
