package dev.checkbulk.ops;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.ItemResult;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.limits.Limiter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A stand-in without a rate limit, and a client that is as fast as it may be. */
public abstract class AgainstStandin {
    protected final Vertx vertx = Vertx.vertx();
    public Standin standin = start(StandinSettings.defaults().withLimiter(Limiter.NONE));
    public CheckClient client = connect();

    protected Standin start(StandinSettings settings) {
        return get(Standin.start(vertx, settings));
    }

    protected CheckClient connect() {
        Quota fast = Quota.inProcess(vertx, new Limit(1_000, 100));
        return CheckClient.create(vertx, Environment.of(standin.baseUrl()), ApiKey.of("test"), fast);
    }

    protected <I> List<Outcome> run(List<I> items, Operation<I> operation) {
        return get(new Batch(client).collect(items, operation)).stream()
                .map(ItemResult::outcome)
                .toList();
    }

    protected static List<Outcome.Kind> kinds(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::kind).toList();
    }

    protected static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    protected void close() {
        get(vertx.close());
    }
}
