package dev.checkbulk.http;

import static dev.checkbulk.testing.Rehearsal.await;
import static dev.checkbulk.testing.Rehearsal.look;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.testing.Rehearsal;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One verticle has the client, another one calls it: its futures complete where the caller lives. */
@ExtendWith(VertxExtension.class)
class CallersContextTest {
    private static final CheckRequest LIST = CheckRequest.get("/employees");

    @RegisterExtension
    final Rehearsal rehearsal = new Rehearsal();

    private final Owner owner = new Owner();

    private final class Owner extends VerticleBase {
        CheckClient client;
        Context own;

        @Override
        public Future<?> start() {
            own = context;
            client = rehearsal.client(rehearsal.standin.baseUrl());
            return Future.succeededFuture();
        }
    }

    /** Calls, and tells in which context and on which thread it was called back. */
    private static final class Caller extends VerticleBase {
        final Promise<Context> calledBack = Promise.promise();
        final Promise<Thread> on = Promise.promise();
        private final Function<CheckClient, Future<?>> call;
        private final CheckClient client;
        Context own;
        Thread thread;

        Caller(Function<CheckClient, Future<?>> call, CheckClient client) {
            this.call = call;
            this.client = client;
        }

        @Override
        public Future<?> start() {
            own = context;
            thread = Thread.currentThread();
            call.apply(client).onComplete(ended -> {
                on.complete(Thread.currentThread());
                calledBack.complete(Vertx.currentContext());
            });
            return Future.succeededFuture();
        }
    }

    @BeforeEach
    void begin(Vertx vertx) {
        rehearsal.begin(vertx);
        await(vertx.deployVerticle(owner));
    }

    static Stream<Named<Function<CheckClient, Future<?>>>> calls() {
        return Stream.of(
                Named.of("send", client -> client.send(look())),
                Named.of("sendOnce", client -> client.sendOnce(look(), () -> true)),
                Named.of("next", client -> client.pages(LIST).next()),
                Named.of("all", client -> client.pages(LIST).all()),
                Named.of("all behind a page", client -> {
                    Pages pages = client.pages(LIST);
                    return pages.next().compose(page -> pages.all());
                }),
                Named.of("byIds", client -> client.reading().byIds(LIST, List.of("emp_1"))),
                Named.of("get", client -> client.reading().get(look())),
                Named.of("run", client -> new Batch(client).run(List.of(1, 2, 3), Operation.of(item -> look()))),
                Named.of("collect", client -> new Batch(client).collect(List.of(1), Operation.of(item -> look()))),
                Named.of("close", CheckClient::close),
                Named.of("a patient close", client -> client.close(Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aVerticleIsCalledBackOnItsOwnContext(Function<CheckClient, Future<?>> call) {
        Caller caller = new Caller(call, owner.client);
        await(rehearsal.vertx.deployVerticle(caller));
        assertSame(caller.own, await(caller.calledBack.future()));
        assertSame(caller.thread, await(caller.on.future()));
        assertNotSame(owner.own, caller.own);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aWorkersVerticleToo(Function<CheckClient, Future<?>> call) {
        Caller caller = new Caller(call, owner.client);
        await(rehearsal.vertx.deployVerticle(caller, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        assertSame(caller.own, await(caller.calledBack.future()));
    }

    /** As in a handler of an HTTP server or of the event bus, whose context has the trace and the log's data. */
    @ParameterizedTest
    @MethodSource("calls")
    void whatIsKeptForOneRequestIsThereInItsCallback(Function<CheckClient, Future<?>> call) {
        ContextInternal request = ((ContextInternal) owner.own).duplicate();
        Promise<String> kept = Promise.promise();
        request.runOnContext(turn -> {
            request.localContextData().put("trace", "t-1");
            call.apply(owner.client)
                    .onComplete(ended -> kept.complete(String.valueOf(
                            ContextInternal.current().localContextData().get("trace"))));
        });
        assertEquals("t-1", await(kept.future()));
    }

    @Test
    void whatIsDoneForOneRequestIsNotDoneInTheNameOfAnother() {
        ContextInternal request = ((ContextInternal) owner.own).duplicate();
        Promise<Context> operation = Promise.promise();
        Promise<Object> ended = Promise.promise();
        request.runOnContext(turn -> new Batch(owner.client)
                .run(List.of(1), (client, item) -> {
                    operation.complete(Vertx.currentContext());
                    return client.send(look());
                })
                .onComplete(report -> ended.complete()));
        await(ended.future());
        assertSame(owner.own, await(operation.future()), "an operation runs on the client's context");
    }
}
