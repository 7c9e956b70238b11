package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.testing.Hostile;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown while bytes of others are read, the request has an outcome, and its permit is given back. */
class H3HostileAnswersTest {
    @RegisterExtension
    final World world = new World();

    /** Each header that is read, each kind of answer, and each kind of thing that can be thrown. */
    static Stream<Arguments> headers() {
        List<Arguments> all = new ArrayList<>();
        for (String name : List.of(
                "date",
                "retry-after",
                "ratelimit-limit",
                "ratelimit-remaining",
                "content-encoding",
                "x-request-log-id",
                "x-request-id")) {
            for (int status : new int[] {200, 204, 302, 401, 422, 429, 500, 999}) {
                all.add(Arguments.of(name, status, new IllegalStateException("thrown by a test")));
                all.add(Arguments.of(name, status, new StackOverflowError("thrown by a test")));
                all.add(Arguments.of(name, status, new NoClassDefFoundError("thrown by a test")));
            }
        }
        return all.stream();
    }

    private static Wire.Headers throwing(String name, Throwable thrown) {
        Map<String, List<String>> values = new HashMap<>() {
            @Override
            public List<String> getOrDefault(Object key, List<String> other) {
                if (key.equals(name)) {
                    H3HostileAnswersTest.<RuntimeException>sneak(thrown);
                }
                return super.getOrDefault(key, other);
            }
        };
        return new Wire.Headers(values);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @MethodSource("headers")
    void h3WhateverAHeaderThrowsTheWriteHasAnOutcome(String name, int status, Throwable thrown) {
        Wire.Headers headers = throwing(name, thrown);
        world.wire.script(new Reply(Reply.USUAL, new Wire.Answer(status, headers, "{\"id\":\"emp_1\"}".getBytes())));
        Outcome outcome = world.send(World.write());
        boolean refused = outcome instanceof Outcome.NotApplied && status == 429; // it was not read then
        assertEquals(refused ? 3 : 1, world.wire.calls().size(), "nothing else is sent again");
        if (outcome instanceof Outcome.Unknown unknown) {
            assertTrue(
                    unknown.cause().reason() == Reason.UNREADABLE
                            || unknown.cause().reason() == Reason.SERVER,
                    unknown.toString());
        }
    }

    @Test
    void h3AnAnswerWhoseReadingThrowsIsDroppedAndMayHaveBeenExecuted() {
        List<String> dropped = new ArrayList<>();
        Wire.Headers headers = throwing("date", new IllegalStateException("thrown by a test"));
        world.wire.script(
                new Reply(Reply.USUAL, new Wire.Answer(200, headers, "{}".getBytes(), () -> dropped.add("dropped"))));
        Cause cause = assertInstanceOf(Outcome.Unknown.class, world.send(World.write()))
                .cause();
        assertEquals(Reason.UNREADABLE, cause.reason());
        assertEquals("the server answered 200, but reading it failed (IllegalStateException)", cause.message());
        assertEquals(List.of("dropped"), dropped);
    }

    static Stream<byte[]> bodies() {
        return Hostile.bodies().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void h3AHostileBodyIsUnknownForAWrite(byte[] body) {
        world.wire.script(new Reply(Reply.USUAL, new Wire.Answer(200, Reply.headers(), body)));
        Outcome outcome = world.send(World.write().expecting(Expected.object("emp_1")));
        assertEquals(
                Reason.UNREADABLE,
                assertInstanceOf(Outcome.Unknown.class, outcome).cause().reason());
        assertEquals(1, world.wire.calls().size());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void h3AHostileBodyOfARefusalOrA429IsReadWithoutHarm(byte[] body) {
        for (int status : new int[] {302, 401, 404, 422, 429, 500, 503}) {
            world.wire.script(new Reply(Reply.USUAL, new Wire.Answer(status, Reply.headers(), body)));
            assertTrue(world.send(World.write()).kind() != Outcome.Kind.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void h3AHostilePageFailsTheReadOfTheList(byte[] body) {
        world.wire.script(new Reply(Reply.USUAL, new Wire.Answer(200, Reply.headers(), body)));
        Throwable failure =
                world.failure(world.client.pages(CheckRequest.get("/employees")).all());
        assertInstanceOf(ReadFailed.class, failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://127.0.0.1:8080/employees?cursor=%zz\"",
                "\"http://127.0.0.1:8080/employees?%\"",
                "\"::::\"",
                "\"mailto:a\"",
                "\"http://[::1\"",
                "\"//\"",
                "\"?\\u0000\"",
                "\"http://127.0.0.1:8080/employees?cursor=\\r\\n\""
            })
    void h3AHostileNextPageFailsTheReadOfTheList(String next) {
        world.wire.script(Reply.ok("{\"next\":" + next + ",\"results\":[{\"id\":\"emp_1\"}]}"));
        Future<List<com.fasterxml.jackson.databind.JsonNode>> all =
                world.client.pages(CheckRequest.get("/employees")).all();
        assertInstanceOf(ReadFailed.class, world.failure(all));
    }

    @Test
    void h3WhatThrowsBetweenThePermitAndTheWireIsNotSent() {
        CheckRequest write = World.write().idempotencyKey("k1");
        Attempt attempt = world.finish(world.client.sendOnce(write, () -> {
            throw new IllegalStateException("thrown by a test");
        }));
        Outcome outcome = assertInstanceOf(Attempt.Final.class, attempt).outcome();
        assertEquals(
                Reason.OPERATION,
                assertInstanceOf(Outcome.NotApplied.class, outcome).cause().reason());
        assertEquals(List.of(), world.wire.calls());
    }

    @Test
    void h5AnEncodedAnswerIsNotChecks() {
        world.wire.script(Reply.status(200, "\u001f\u008b", "Content-Encoding", "gzip"));
        Cause cause = assertInstanceOf(Outcome.Unknown.class, world.send(World.write()))
                .cause();
        assertEquals("the server answered 200, but it is encoded, which nobody asked for", cause.message());
        assertEquals("identity", world.wire.calls().get(0).header("Accept-Encoding"));
    }

    @Test
    void h5AnIdentityEncodingIsNone() {
        world.wire.script(Reply.status(200, "{\"id\":\"emp_1\"}", "Content-Encoding", "Identity"));
        assertEquals(Outcome.Kind.DONE, world.send(World.write()).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"id\":7}", "{\"id\":{}}", "{\"id\":null}", "<html>"})
    void h5ACreateNeedsAnId(String body) {
        for (int status : new int[] {200, 201, 204}) {
            world.wire.script(Reply.status(status, body));
            Outcome outcome = world.send(CheckRequest.post("/employees").expecting(Expected.created()));
            assertEquals(
                    Reason.UNREADABLE,
                    assertInstanceOf(Outcome.Unknown.class, outcome).cause().reason());
        }
    }
}
