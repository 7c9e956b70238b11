package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For those who decide themselves what is sent again. */
class SendOnceTest {
    @RegisterExtension
    final World world = new World();

    private final CheckRequest write = World.write().idempotencyKey("k1");

    private int started;

    private Attempt once() {
        Attempt attempt = world.finish(world.client.sendOnce(write, () -> started++ == 0));
        assertEquals(1, world.wire.calls().size());
        assertEquals(1, started);
        return attempt;
    }

    @Test
    void a429IsToldAndNotSentAgain() {
        world.wire.script(Reply.throttled("7"));
        Attempt.Throttled throttled = assertInstanceOf(Attempt.Throttled.class, once());
        assertEquals(Duration.ofSeconds(7), throttled.retryAfter());
        assertEquals("throttled", throttled.error().type());
    }

    @Test
    void aLackOfConnectionIsToldAndNotSentAgain() {
        world.wire.script(Reply.notConnected());
        assertInstanceOf(Attempt.NotConnected.class, once());
    }

    @Test
    void everythingElseIsFinal() {
        world.wire.script(Reply.ok("{}"));
        assertEquals(
                Outcome.Kind.DONE,
                assertInstanceOf(Attempt.Final.class, once()).outcome().kind());
    }

    @Test
    void aSilenceIsFinalAndUnknown() {
        world.wire.script(Reply.silence());
        assertEquals(
                Outcome.Kind.UNKNOWN,
                assertInstanceOf(Attempt.Final.class, once()).outcome().kind());
    }

    @Test
    void whatIsNotWantedAnyMoreIsWithheldAndPassesItsPermitOn() {
        assertInstanceOf(Attempt.Withheld.class, world.finish(world.client.sendOnce(write, () -> false)));
        assertEquals(0, world.wire.calls().size());
    }

    @Test
    void aWriteNeedsAKeyOfItsOwn() {
        assertThrows(IllegalArgumentException.class, () -> world.client.sendOnce(World.write(), () -> true));
    }
}
