package dev.checkbulk.http;

import static dev.checkbulk.testing.Rehearsal.await;
import static dev.checkbulk.testing.Rehearsal.look;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client belongs to one context; anybody may call it. */
@ExtendWith(VertxExtension.class)
class ThreadsTest {
    @RegisterExtension
    final Rehearsal rehearsal = new Rehearsal();

    @BeforeEach
    void begin(Vertx vertx) {
        rehearsal.begin(vertx);
    }

    @Test
    void itsMethodsMayBeCalledFromAnyThreadAndFuturesCompleteOnItsContext() throws InterruptedException {
        Set<Thread> completing = ConcurrentHashMap.newKeySet();
        Queue<Future<Outcome>> outcomes = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread caller = new Thread(() -> {
                for (int j = 0; j < 10; j++) {
                    outcomes.add(rehearsal.client.send(look()).map(outcome -> {
                        completing.add(Thread.currentThread());
                        return outcome;
                    }));
                }
            });
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        outcomes.forEach(outcome -> assertInstanceOf(Outcome.Done.class, await(outcome)));
        completing.removeAll(callers); // a future that was complete already tells its caller there
        assertEquals(80, outcomes.size());
        assertEquals(1, completing.size());
    }

    /** A worker's thread has the context of who gave it its task, and must not touch what the context confines. */
    @Test
    void workersOfItsOwnContextMayCallIt() {
        List<Future<?>> outcomes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Promise<Outcome> outcome = Promise.promise();
            outcomes.add(outcome.future());
            rehearsal
                    .client
                    .scheduler()
                    .execute(() -> rehearsal.vertx.executeBlocking(
                            () -> rehearsal.client.send(look()).onComplete(outcome), false));
        }
        await(Future.all(outcomes));
    }

    @Test
    void aClientThatIsMadeOnAContextCompletesOnIt() {
        Context context = rehearsal.vertx.getOrCreateContext();
        Promise<Context> seen = Promise.promise();
        context.runOnContext(ignored -> rehearsal
                .client(rehearsal.standin.baseUrl())
                .send(look())
                .onComplete(outcome -> seen.complete(Vertx.currentContext())));
        assertSame(context, await(seen.future()));
    }

    @Test
    void closingItEndsRequestsOnTheirWayUnknown() {
        Promise<Void> arrived = Promise.promise();
        int port = await(rehearsal
                        .vertx
                        .createNetServer()
                        .connectHandler(socket -> socket.handler(request -> arrived.tryComplete()))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        CheckClient client = rehearsal.client("http://127.0.0.1:" + port);
        Future<Outcome> outcome = client.send(look());
        await(arrived.future());
        await(client.close());
        var unknown = assertInstanceOf(Outcome.Unknown.class, await(outcome));
        assertEquals(Reason.BROKEN, unknown.cause().reason());
    }
}
