package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that lives and dies with its verticle. */
@Timeout(value = 5, timeUnit = TimeUnit.MINUTES)
@ExtendWith(VertxExtension.class)
class DeployedTest {
    private Standin standin;

    @BeforeEach
    void start(Vertx vertx, VertxTestContext test) {
        Standin.start(vertx, StandinSettings.defaults().withMentioned(true)).onComplete(test.succeeding(started -> {
            standin = started;
            test.completeNow();
        }));
    }

    private final class Reader extends VerticleBase {
        private final boolean forgetful;
        private CheckClient client;

        Reader() {
            this(false);
        }

        Reader(boolean forgetful) {
            this.forgetful = forgetful;
        }

        @Override
        public Future<?> start() {
            client = CheckClient.create(vertx, Environment.of(standin.baseUrl()), ApiKey.of("test"));
            return Future.succeededFuture();
        }

        Future<Outcome> read() {
            return client.send(CheckRequest.get("/employees/{employee}", "emp_1"));
        }

        @Override
        public Future<?> stop() {
            return forgetful ? Future.succeededFuture() : client.close();
        }
    }

    @Test
    void itSendsIsUndeployedAndDeployedAgain(Vertx vertx, VertxTestContext test) {
        Reader first = new Reader();
        Reader second = new Reader();
        vertx.deployVerticle(first)
                .compose(id -> first.read().compose(outcome -> {
                    test.verify(() -> assertEquals(200, outcome.status()));
                    return vertx.undeploy(id);
                }))
                .compose(undeployed -> vertx.deployVerticle(second))
                .compose(id -> second.read())
                .onComplete(test.succeeding(outcome -> test.verify(() -> {
                    assertEquals(200, outcome.status());
                    test.completeNow();
                })));
    }

    @Test
    void whatIsOnItsWayWhenItIsUndeployedIsUnknown(Vertx vertx, VertxTestContext test) {
        standin.script().next(Fault.SILENT_AFTER);
        Reader reader = new Reader();
        vertx.deployVerticle(reader)
                .compose(id -> {
                    Future<Outcome> read = reader.read();
                    vertx.setPeriodic(10, timer -> {
                        if (standin.judge().counts().requests() > 0 && vertx.cancelTimer(timer)) {
                            vertx.undeploy(id);
                        }
                    });
                    return read;
                })
                .onComplete(test.succeeding(outcome -> test.verify(() -> {
                    assertTrue(outcome instanceof Outcome.Unknown, outcome::toString);
                    test.completeNow();
                })));
    }

    @Test
    void whoForgetsToCloseItIsToldOfEverythingWhenItIsUndeployed(Vertx vertx, VertxTestContext test) {
        standin.script().next(Fault.SILENT_AFTER);
        Reader reader = new Reader(true);
        vertx.deployVerticle(reader)
                .compose(id -> {
                    Future<Outcome> first = reader.read();
                    Future<Outcome> second = reader.read();
                    vertx.setPeriodic(10, timer -> {
                        if (standin.judge().counts().requests() > 0 && vertx.cancelTimer(timer)) {
                            vertx.undeploy(id);
                        }
                    });
                    return Future.join(first, second)
                            .compose(both -> reader.read().map(third -> {
                                test.verify(() -> {
                                    assertTrue(first.result() instanceof Outcome.Unknown, first.result()::toString);
                                    assertEquals("not sent: the client was closed", third.explanation());
                                });
                                return third;
                            }));
                })
                .onComplete(test.succeeding(outcome -> test.completeNow()));
    }

    @Test
    void withItsVertxGoneItSaysSo() {
        Vertx gone = Vertx.vertx();
        CheckClient client = CheckClient.create(gone, Environment.of(standin.baseUrl()), ApiKey.of("test"));
        Rehearsal.await(gone.close());
        Outcome outcome = Rehearsal.await(client.send(Rehearsal.change()));
        assertTrue(outcome instanceof Outcome.NotApplied, outcome::toString);
        BatchReport report =
                Rehearsal.await(new Batch(client).run(List.of(1), Operation.of(item -> Rehearsal.change())));
        assertEquals("Vert.x was closed", report.stopped());
        assertTrue(client.pages(Rehearsal.look()).all().cause() instanceof ReadFailed);
        Rehearsal.await(client.close());
    }
}
