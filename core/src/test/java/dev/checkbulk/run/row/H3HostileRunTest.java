package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.batch.BatchRun;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.testing.Hostile;
import dev.checkbulk.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer can hang a run: each row ends, and each permit is given back, whatever is answered wherever a run reads. */
class H3HostileRunTest {
    private static final long SEEDS = Long.getLong("hostile.seeds", 1_000);
    private static final CheckRequest LIST = CheckRequest.get("/employees").expecting(Expected.page());

    /** Where a run reads what others wrote. */
    enum Place {
        WRITE("PATCH|POST|DELETE"),
        RECORD("GET /employees/.*"),
        LIST_OF_RECORDS("GET /employees\\?.*"),
        LIST_OF_CREATED("GET /employee_benefits\\?.*"),
        LOG("GET /logs\\?.*");

        private final String lines;

        Place(String lines) {
            this.lines = lines;
        }

        boolean is(String line) {
            return line.matches(lines) || line.replaceFirst(" .*", "").matches(lines);
        }
    }

    private final Rows rows = new Rows();

    private static List<Edit> edits() {
        return List.of(
                Rows.create(1).before(JsonNodeFactory.instance.arrayNode()),
                Rows.change(2, "emp_2"),
                Rows.change(3, "emp_3").list(LIST),
                Rows.change(4, "emp_4").list(LIST),
                Edit.of(5, "emp_5", CheckRequest.delete("/employees/{employee}", "emp_5"))
                        .before(JsonNodeFactory.instance.objectNode().put("email", "old")),
                Rows.create(6).otherwise(null).lookup(null));
    }

    /** What Check would say. */
    private static String good(String line, boolean settling) {
        String id = line.replaceFirst(".*/(emp_[0-9]).*", "$1");
        if (line.startsWith("GET /logs")) {
            return "{\"next\":null,\"results\":[{\"id\":\"log_7\",\"status_code\":200,\"response_body\":{\"id\":\"ben_1\"}}]}";
        } else if (line.startsWith("GET /employees?")) {
            return "{\"next\":null,\"results\":[{\"id\":\"emp_3\",\"email\":\"old\"},{\"id\":\"emp_4\",\"email\":\"old\"}]}";
        } else if (line.startsWith("GET /employee_benefits")) {
            return "{\"next\":null,\"results\":[" + Rows.benefit("ben_1") + "]}";
        } else if (line.startsWith("GET")) {
            return "{\"id\":\"" + id + "\",\"email\":\"" + (settling ? "new" : "old") + "\"}";
        }
        return line.startsWith("POST") ? "{\"id\":\"ben_1\"}" : "{\"id\":\"" + id + "\"}";
    }

    private static Reply reply(byte[] body) {
        return new Reply(
                Reply.USUAL,
                new Wire.Answer(
                        200,
                        Reply.headers("X-Request-Log-Id", "log_1", "Date", "Mon, 02 Mar 2026 09:00:00 GMT"),
                        body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void endsWith(String what) {
        List<Edit> edits = edits();
        BatchRun run = rows.start(edits, edits);
        rows.world.time.runUntilIdle(Duration.ofDays(2));
        assertTrue(run.report().isComplete(), () -> "it never ends: " + what);
        assertEquals(edits.size(), run.soFar().total(), what);
        edits.forEach(edit -> assertNotNull(rows.outcome(edit.row()), what));
        rows.world.assertAtRest();
    }

    static Stream<Arguments> bodiesByPlace() {
        List<Arguments> all = new ArrayList<>();
        for (Place place : Place.values()) {
            Hostile.small().forEach(body -> all.add(Arguments.of(place, body)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("bodiesByPlace")
    void h3AHostileAnswerAtOnePlaceEndsEachRow(Place place, byte[] body) {
        Map<String, Integer> writes = new HashMap<>();
        rows.world.wire.script(call -> {
            boolean write = !call.line().startsWith("GET");
            if (place.is(call.line())) {
                return reply(body);
            }
            int times = write ? writes.merge(call.line(), 1, Integer::sum) : 0;
            return times == 1 ? Reply.broken() : reply(bytes(good(call.line(), !writes.isEmpty())));
        });
        endsWith(place + " " + body.length);
    }

    /** Headers that throw stand for whatever may be thrown where an answer is read. */
    @ParameterizedTest
    @ValueSource(strings = {"x-request-log-id", "date", "ratelimit-limit"})
    void h3WhateverIsThrownAtOnePlaceEndsEachRow(String header) {
        for (Place place : Place.values()) {
            for (Throwable thrown : List.of(
                    new ClassCastException("thrown by a test"),
                    new StackOverflowError("thrown by a test"),
                    new NoClassDefFoundError("thrown by a test"))) {
                Rows own = new Rows();
                Map<String, Integer> writes = new HashMap<>();
                own.world.wire.script(call -> {
                    if (place.is(call.line())) {
                        return new Reply(
                                Reply.USUAL,
                                new Wire.Answer(200, throwing(header, thrown), bytes(good(call.line(), true))));
                    }
                    int times = call.line().startsWith("GET") ? 0 : writes.merge(call.line(), 1, Integer::sum);
                    return times == 1 ? Reply.broken() : reply(bytes(good(call.line(), !writes.isEmpty())));
                });
                List<Edit> edits = edits();
                BatchRun run = own.start(edits, edits);
                own.world.time.runUntilIdle(Duration.ofDays(2));
                assertTrue(run.report().isComplete(), () -> "it never ends: " + place + " " + thrown);
                assertEquals(edits.size(), run.soFar().total());
                own.world.assertAtRest();
            }
        }
    }

    private static Wire.Headers throwing(String name, Throwable thrown) {
        return new Wire.Headers(new HashMap<>() {
            @Override
            public List<String> getOrDefault(Object key, List<String> other) {
                if (key.equals(name)) {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }
                return super.getOrDefault(key, other);
            }
        });
    }

    /** A generator instead of a list: true answers, changed anywhere, at any place. {@code -Dhostile.seeds} says how many. */
    @Test
    void h3NoChangedAnswerHangsARunOrSendsACreateTwice() {
        for (long seed = 0; seed < SEEDS; seed++) {
            long number = seed;
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            Rows own = new Rows();
            int share = 1 + random.nextInt(10);
            Map<String, String> keys = new HashMap<>();
            own.world.wire.script(call -> {
                boolean settling = random.nextBoolean();
                boolean write = !call.line().startsWith("GET");
                if (write && random.nextInt(6) == 0) {
                    return random.nextBoolean() ? Reply.broken() : Reply.status(503, "");
                }
                String good = good(call.line(), settling);
                return reply(random.nextInt(share) == 0 ? Hostile.mutated(good, random) : bytes(good));
            });
            List<Edit> edits = edits();
            BatchRun run = own.start(edits, edits);
            own.world.time.runUntilIdle(Duration.ofDays(2));
            assertTrue(run.report().isComplete(), () -> "it never ends: seed " + number);
            assertEquals(edits.size(), run.soFar().total(), () -> "seed " + number);
            own.world.assertAtRest();
            Outcome looked = own.outcome(6);
            assertNotNull(looked, () -> "seed " + number);
        }
    }

    @ParameterizedTest
    @MethodSource("stops")
    void h3AStopEndsARunInEveryState(Place place, byte[] body, Duration when) {
        rows.world.wire.script(call -> place.is(call.line())
                ? reply(body)
                : call.line().startsWith("GET") ? reply(bytes(good(call.line(), false))) : Reply.broken());
        List<Edit> edits = edits();
        BatchRun run = rows.start(edits, edits);
        rows.world.time.advance(when);
        run.cancel("interrupted (SIGTERM)");
        rows.world.time.advance(Duration.ofSeconds(70));
        assertTrue(run.report().isComplete(), "it goes on behind the stop and the deadline");
        assertEquals(edits.size(), run.soFar().total());
        rows.world.time.runUntilIdle();
        rows.world.assertAtRest();
    }

    static Stream<Arguments> stops() {
        List<Arguments> all = new ArrayList<>();
        for (Place place : Place.values()) {
            for (String body : List.of("{\"id\":1e99999999999}", "<html>", "null", "{\"id\":1,\"id\":1}")) {
                for (long millis : new long[] {0, 50, 150, 1_000, 5_000, 60_000, 126_000, 300_000}) {
                    all.add(Arguments.of(place, bytes(body), Duration.ofMillis(millis)));
                }
            }
        }
        return all.stream();
    }
}
