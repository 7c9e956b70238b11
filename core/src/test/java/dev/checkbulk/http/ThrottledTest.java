package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's loop: a 429 waits as long as it says and is sent again, three attempts in all. */
class ThrottledTest {
    @RegisterExtension
    final World world = new World();

    /** From each answer to the next request. */
    private List<Duration> waits() {
        List<Duration> starts = world.wire.starts();
        return java.util.stream.IntStream.range(1, starts.size())
                .mapToObj(i -> starts.get(i).minus(starts.get(i - 1)).minus(Reply.USUAL))
                .toList();
    }

    @Test
    void waitsExactlyAsLongAsRetryAfterSays() {
        world.wire.script(Reply.throttled("1"), Reply.throttled("7"), Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(7)), waits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1.5"})
    void waitsTwoSecondsWhenItSaysNothing(String retryAfter) {
        world.wire.script(retryAfter.isEmpty() ? Reply.throttled() : Reply.throttled(retryAfter), Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
        assertEquals(List.of(Duration.ofSeconds(2)), waits());
    }

    @Test
    void aDateIsComparedWithTheAnswersDate() {
        Reply date = Reply.status(
                429, "", "Date", "Mon, 02 Mar 2020 09:00:00 GMT", "Retry-After", "Mon, 02 Mar 2020 09:00:05 GMT");
        world.wire.script(date, Reply.ok("{}"));
        world.send(World.write());
        assertEquals(List.of(Duration.ofSeconds(5)), waits());
    }

    @Test
    void theLongestOfSeveralValuesCounts() {
        world.wire.script(Reply.throttled("1", "4", "2"), Reply.ok("{}"));
        world.send(World.write());
        assertEquals(List.of(Duration.ofSeconds(4)), waits());
    }

    @Test
    void isSentThreeTimesAndTheLast429IsHandedOver() {
        world.wire.script(Reply.throttled("1"));
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, world.send(World.write()));
        assertEquals(3, world.wire.calls().size());
        assertEquals(Reason.THROTTLED, notApplied.cause().reason());
        assertEquals(429, notApplied.cause().error().status());
        assertEquals("throttled", notApplied.cause().error().type());
    }

    @Test
    void readsAreSentAgainTheSameWay() {
        world.wire.script(Reply.throttled("1"));
        assertInstanceOf(Outcome.NotApplied.class, world.send(World.read()));
        assertEquals(3, world.wire.calls().size());
    }

    @Test
    void aQuarterOfAnHourIsWaitedFor() {
        world.wire.script(Reply.throttled("900"), Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
        assertEquals(List.of(Duration.ofMinutes(15)), waits());
    }

    @Test
    void moreThanAQuarterOfAnHourIsGivenUpAtOnceAndSaysUntilWhen() {
        world.wire.script(Reply.throttled("901"));
        var future = world.client.send(World.write());
        world.time.advance(Reply.USUAL);
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, future.result());
        assertEquals(Reason.LONG_WAIT, notApplied.cause().reason());
        assertTrue(notApplied.explanation().contains("2026-03-02T09:15:01.1"), notApplied.explanation());
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void eachRefusalIsToldToTheQuota() {
        world.wire.script(
                Reply.throttled("1"),
                Reply.status(429, "{\"error\":{\"type\":\"throttled\",\"message\":\"too many concurrent\"}}"),
                Reply.ok("{}"));
        world.send(World.write());
        assertEquals(
                List.of(
                        new Feedback.Throttled(Duration.ofSeconds(1), false),
                        new Feedback.Throttled(Duration.ofSeconds(2), true),
                        new Feedback.Answered(null)),
                world.quota.feedback());
    }

    @Test
    void othersGoOnWhileOneWaits() {
        world.wire.script(call -> call.ordinal() == 0 ? Reply.throttled("2") : Reply.ok("{}"));
        var refused = world.client.send(World.write());
        var others = List.of(world.client.send(World.read()), world.client.send(World.read()));
        world.time.advance(Duration.ofSeconds(1));
        others.forEach(other -> assertInstanceOf(Outcome.Done.class, other.result()));
        assertTrue(!refused.isComplete());
        assertInstanceOf(Outcome.Done.class, world.finish(refused));
    }
}
