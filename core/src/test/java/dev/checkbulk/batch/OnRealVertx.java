package dev.checkbulk.batch;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real event loop, and a client on it to which no request is given. */
@ExtendWith(VertxExtension.class)
abstract class OnRealVertx {
    Vertx vertx;
    CheckClient client;

    @BeforeEach
    void start(Vertx given) {
        vertx = given;
        client = CheckClient.create(vertx, World.HERE, ApiKey.of(World.SECRET));
    }

    static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.MINUTES);
    }

    /** Done after a hop over the event loop. */
    Future<Outcome> hop(CheckClient given, Integer item) {
        Promise<Outcome> promise = Promise.promise();
        vertx.getOrCreateContext().runOnContext(ignored -> promise.complete(Work.done()));
        return promise.future();
    }

    BatchReport run(Source<Integer> source) throws Exception {
        return await(new Batch(client)
                .start(source, this::hop, ResultSink.of(r -> {}))
                .report());
    }
}
