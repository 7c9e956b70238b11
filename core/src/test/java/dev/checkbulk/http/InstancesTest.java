package dev.checkbulk.http;

import static dev.checkbulk.testing.Rehearsal.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Permit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The instances of a verticle have one limit together. */
@ExtendWith(VertxExtension.class)
class InstancesTest {
    private static final Feedback REFUSED = new Feedback.Throttled(Duration.ofMinutes(1), false);

    private final String unique = UUID.randomUUID().toString();

    /** A place of this test's own: the limit of one is the whole JVM's. */
    private final Environment place =
            Environment.of("http://127.0.0.1:" + (1024 + Math.floorMod(unique.hashCode(), 60_000)));

    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    private final class Instance extends VerticleBase {
        private final Function<Vertx, Quota> opening;
        private Quota quota;

        Instance(Function<Vertx, Quota> opening) {
            this.opening = opening;
        }

        @Override
        public Future<?> start() {
            quota = opening.apply(vertx);
            instances.add(this);
            return Future.succeededFuture();
        }

        /** What it learns when it asks for a start. */
        Duration pauseWhenAsking() {
            Promise<Duration> paused = Promise.promise();
            context.runOnContext(turn -> {
                quota.acquire();
                paused.complete(quota.paused());
            });
            return await(paused.future());
        }

        void isRefused() {
            Promise<Void> released = Promise.promise();
            context.runOnContext(turn -> quota.acquire().onSuccess(permit -> {
                permit.release(REFUSED);
                released.complete();
            }));
            await(released.future());
        }
    }

    private String deploy(Vertx vertx, int count, Function<Vertx, Quota> opening) {
        return await(vertx.deployVerticle(() -> new Instance(opening), new DeploymentOptions().setInstances(count)));
    }

    private Quota ofAClient(Vertx vertx, String key) {
        return CheckClient.create(vertx, place, ApiKey.of(key + unique)).quota();
    }

    @Test
    void f31ClientsOfOnePlaceLearnFromEachOtherWhateverTheirKeys(Vertx vertx) {
        deploy(vertx, 2, of -> ofAClient(of, "one"));
        deploy(vertx, 1, of -> ofAClient(of, "another"));
        deploy(vertx, 1, of -> Quota.named(of, Limit.CHECK, Limit.CHECK, "another partner" + unique));
        instances.get(0).isRefused();
        assertNotEquals(Duration.ZERO, instances.get(1).pauseWhenAsking());
        assertNotEquals(Duration.ZERO, instances.get(2).pauseWhenAsking());
        assertEquals(Duration.ZERO, instances.get(3).pauseWhenAsking());
    }

    @Test
    void itIsOneLimitInWhateverVertxTheyAre(Vertx vertx) {
        Vertx second = Vertx.vertx();
        deploy(vertx, 1, of -> ofAClient(of, "one"));
        deploy(second, 1, of -> ofAClient(of, "one"));
        instances.get(0).isRefused();
        assertNotEquals(Duration.ZERO, instances.get(1).pauseWhenAsking());
        await(second.close());
    }

    @Test
    void keysOfOnePartnerShareANamedQuota(Vertx vertx) {
        Limit share = new Limit(5, 20);
        deploy(vertx, 2, of -> Quota.named(of, Limit.CHECK, share, "partner" + unique));
        assertEquals(share, instances.get(0).quota.limit());
        instances.get(0).isRefused();
        assertNotEquals(Duration.ZERO, instances.get(1).pauseWhenAsking());
    }

    @Test
    void oneThatIsUndeployedLeavesTheOthers(Vertx vertx) {
        String id = deploy(vertx, 1, of -> Quota.named(of, Limit.CHECK, Limit.CHECK, unique));
        Future<Permit> granted = instances.get(0).quota.acquire();
        await(granted);
        await(vertx.undeploy(id));
        assertThrows(AssertionError.class, () -> await(instances.get(0).quota.acquire()), "it is closed");
    }

    @Test
    void aClientTakesTheQuotaThatIsItsOwnWithIt(Vertx vertx) {
        CheckClient client = CheckClient.create(vertx, Environment.SANDBOX, ApiKey.of(unique));
        await(client.close());
        assertThrows(AssertionError.class, () -> await(client.quota().acquire()), "it is closed");
        Quota shared = Quota.named(vertx, Limit.CHECK, Limit.CHECK, unique);
        await(CheckClient.create(vertx, Environment.SANDBOX, ApiKey.of(unique), shared)
                .close());
        await(shared.acquire());
        await(shared.close());
    }

    @Test
    void aQuotaThatIsClosedStopsItsClients(Vertx vertx) {
        Quota quota = Quota.named(vertx, Limit.CHECK, Limit.CHECK, unique);
        CheckClient client = CheckClient.create(vertx, Environment.SANDBOX, ApiKey.of(unique), quota);
        await(quota.close());
        Outcome outcome = await(client.send(CheckRequest.get("/employees")));
        assertEquals("not sent: the quota was closed", outcome.explanation());
    }
}
