package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything but a 429 and a lack of connection is handed over at once, sent exactly once. */
class HandedOverTest {
    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "200, DONE", "201, DONE", "302, REFUSED", "400, REFUSED", "401, NOT_APPLIED", "403, REFUSED", "404, REFUSED",
        "408, UNKNOWN", "409, REFUSED", "425, UNKNOWN", "500, UNKNOWN", "502, UNKNOWN", "503, UNKNOWN", "504, UNKNOWN"
    })
    void anAnswerOfAnyOtherStatusIsHandedOverAtOnce(int status, Kind kind) {
        world.wire.script(Reply.status(status, "{}", "Retry-After", "1", "X-Request-Log-Id", "log_1"));
        for (CheckRequest request : List.of(World.write(), World.read())) {
            int before = world.wire.calls().size();
            Duration from = world.time.elapsed();
            assertEquals(kind, world.send(request).kind());
            assertEquals(1, world.wire.calls().size() - before);
            assertEquals(world.wire.starts().get(before).plus(Reply.USUAL), world.time.elapsed(), "from " + from);
        }
    }

    @Test
    void aBrokenConnectionIsUnknownAndFreesItsPlace() {
        world.wire.script(Reply.broken());
        var unknown = assertInstanceOf(Outcome.Unknown.class, world.send(World.write()));
        assertEquals(Reason.BROKEN, unknown.cause().reason());
        assertEquals(1, world.wire.calls().size());
        assertEquals(List.of(new Feedback.Lost()), world.quota.feedback());
    }

    @Test
    void theRateLimitWindowOfAnAnswerIsToldToTheQuota() {
        world.wire.script(Reply.status(404, "", "RateLimit-Limit", "25", "RateLimit-Remaining", "24"));
        world.send(World.read());
        assertEquals(List.of(new Feedback.Answered(new Feedback.Window(25, 24))), world.quota.feedback());
    }

    @Test
    void noAnswerBeforeTheDeadlineIsUnknownAfterTenSeconds() {
        world.wire.script(Reply.silence());
        var future = world.client.send(World.write());
        world.time.advance(Duration.ofSeconds(10));
        var unknown = assertInstanceOf(Outcome.Unknown.class, future.result());
        assertEquals(Reason.DEADLINE, unknown.cause().reason());
        world.time.runUntilIdle();
        assertEquals(1, world.wire.calls().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10_000, 30_000, 65_000})
    void whatWeGaveUpOnKeepsItsPlaceUntil65SecondsAfterItWasSent(long deadline) {
        World narrow = new World(new Limit(1_000, 1));
        narrow.wire.script(call -> call.ordinal() == 0 ? Reply.silence() : Reply.ok("{}"));
        narrow.client.deadline(Duration.ofMillis(deadline)).send(World.write());
        var next = narrow.client.send(World.write());
        narrow.finish(next);
        assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(65)), narrow.wire.starts());
        narrow.assertAtRest();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.0005S", "PT-1S", "PT65.001S", "PT1H"})
    void rejectsADeadlineThatIsNone(String deadline) {
        var rejected =
                assertThrows(IllegalArgumentException.class, () -> world.client.deadline(Duration.parse(deadline)));
        assertEquals("A deadline is 1 ms to 65 s, not " + Duration.parse(deadline), rejected.getMessage());
    }

    @Test
    void theSameClientWithAnotherDeadlineSharesItsQuota() {
        assertEquals(
                world.client.quota(),
                world.client.deadline(Duration.ofSeconds(1)).quota());
        assertEquals(World.HERE, world.client.deadline(Duration.ofSeconds(1)).environment());
    }

    @Test
    void aKeyThatContradictsTheEnvironmentIsRefused() {
        Quota quota = Quota.inProcess(world.time, Limit.CHECK);
        ApiKey key = ApiKey.of("check_live_secret");
        var rejected = assertThrows(
                IllegalArgumentException.class,
                () -> CheckClient.over(Environment.SANDBOX, key, quota, world.time, world.wire, new Random(1)));
        assertEquals(
                "The API key says of itself that it is not for https://sandbox.checkhq.com", rejected.getMessage());
    }
}
