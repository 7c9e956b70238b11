package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No connection is the only proof that nothing was sent, so it is tried again. */
class NotConnectedTest {
    @RegisterExtension
    final World world = new World();

    private List<Long> pauses() {
        List<Long> pauses = new ArrayList<>();
        List<Duration> starts = world.wire.starts();
        for (int i = 1; i < starts.size(); i++) {
            pauses.add(starts.get(i).minus(starts.get(i - 1)).toMillis() - 1);
        }
        return pauses;
    }

    @Test
    void isTriedAgainUntilThereIsAConnection() {
        world.wire.script(Reply.notConnected(), Reply.notConnected(), Reply.notConnected(), Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
        assertEquals(4, world.wire.calls().size());
    }

    @Test
    void isNotCountedAmongTheThreeAttempts() {
        world.wire.script(
                Reply.throttled("1"), Reply.notConnected(), Reply.throttled("1"), Reply.notConnected(), Reply.ok("{}"));
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
    }

    @Test
    void isGivenUpAfterThirtySeconds() {
        world.wire.script(Reply.notConnected());
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, world.send(World.write()));
        assertEquals(Reason.CONNECT, notApplied.cause().reason());
        assertTrue(notApplied.explanation().contains("connection refused"), notApplied.explanation());
        Duration took = world.time.elapsed();
        assertTrue(took.compareTo(Duration.ofSeconds(24)) > 0, "as long as another try fits: " + took);
        assertTrue(took.compareTo(Duration.ofSeconds(31)) < 0, "and no longer: " + took);
    }

    @Test
    void thePausesGrowToFiveSecondsAndAreJittered() {
        world.wire.script(Reply.notConnected());
        world.send(World.write());
        List<Long> pauses = pauses();
        long[] most = {500, 1_000, 2_000, 4_000, 5_000, 5_000};
        for (int i = 0; i < most.length; i++) {
            assertTrue(pauses.get(i) >= most[i] / 2 && pauses.get(i) <= most[i], i + ": " + pauses);
        }
        assertNotEquals(List.of(250L, 500L, 1_000L), pauses.subList(0, 3), "a random half");
    }

    @Test
    void thoseWhoFailedTogetherDoNotReturnTogether() {
        world.wire.script(call -> call.ordinal() < 10 ? Reply.notConnected() : Reply.ok("{}"));
        for (int i = 0; i < 10; i++) {
            world.client.send(World.write());
        }
        world.time.runUntilIdle();
        assertEquals(20, world.wire.calls().size());
    }

    @Test
    void eachTryAsksTheQuotaAndGivesItsPlaceBack() {
        world.wire.script(Reply.notConnected(), Reply.ok("{}"));
        world.send(World.write());
        assertEquals(List.of(new Feedback.Lost(), new Feedback.Answered(null)), world.quota.feedback());
    }

    @Test
    void aServerThatCannotProveWhoItIsIsNotTriedAgain() {
        world.wire.script(Reply.untrusted());
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, world.send(World.write()));
        assertEquals(Reason.UNTRUSTED, notApplied.cause().reason());
        assertEquals(1, world.wire.calls().size());
    }
}
