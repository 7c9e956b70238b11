package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.StopSignal;
import dev.checkbulk.quota.Feedback;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The signal that a batch gives to the requests of its items. */
class StopTest {
    @RegisterExtension
    final World world = new World();

    private final StopSignal signal = new StopSignal();
    private final AtomicInteger sends = new AtomicInteger();

    private Future<Outcome> send(CheckRequest request) {
        return world.client.forItem(signal, sends).send(request);
    }

    private static void assertStopped(Future<Outcome> future) {
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, future.result());
        assertEquals(Reason.STOPPED, notApplied.cause().reason());
        assertEquals("not sent: enough", notApplied.explanation());
    }

    @Test
    void nothingIsSentAfterTheSignal() {
        signal.raise("enough");
        assertStopped(send(World.write()));
        assertEquals(List.of(), world.wire.lines());
        assertEquals(0, world.quota.asked());
    }

    @Test
    void aRequestThatWaitsForItsPermitEndsAtOnceAndPassesThePermitOn() {
        send(World.write());
        var waiting = send(World.write());
        assertFalse(waiting.isComplete());
        signal.raise("enough");
        assertStopped(waiting);
        var other = world.client.send(World.read());
        world.finish(other);
        assertEquals(2, world.wire.calls().size());
        assertEquals(new Feedback.Unused(), world.quota.feedback().get(0));
        assertEquals(Duration.ofNanos(40_404_041), world.wire.starts().get(1), "the slot of the stopped one");
    }

    @Test
    void aRequestThatWaitsForRetryAfterEndsAtOnceAndLeavesNoTimer() {
        world.wire.script(Reply.throttled("600"));
        var waiting = send(World.write());
        world.time.advance(Duration.ofSeconds(1));
        signal.raise("enough");
        assertStopped(waiting);
        assertEquals(0, world.time.pending());
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void aRequestThatWaitsForAConnectionEndsAtOnce() {
        world.wire.script(Reply.notConnected());
        var waiting = send(World.write());
        world.time.advance(Duration.ofMillis(2));
        signal.raise("enough");
        assertStopped(waiting);
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void aRequestOnTheWireIsAwaited() {
        var onTheWire = send(World.write());
        signal.raise("enough");
        assertFalse(onTheWire.isComplete());
        assertInstanceOf(Outcome.Done.class, world.finish(onTheWire));
    }

    @Test
    void aRequestOnTheWireThatIsRefusedForNowIsNotSentAgain() {
        world.wire.script(Reply.throttled("1"));
        var onTheWire = send(World.write());
        signal.raise("enough");
        world.time.runUntilIdle();
        assertStopped(onTheWire);
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void aRequestWithoutASignalKnowsNothingOfIt() {
        signal.raise("enough");
        assertInstanceOf(Outcome.Done.class, world.send(World.write()));
    }

    @Test
    void theFirstReasonCounts() {
        signal.raise("enough");
        signal.raise("other");
        assertStopped(send(World.write()));
    }

    private int sendsAfter(CheckRequest request, Reply... replies) {
        world.wire.script(replies);
        world.finish(send(request));
        return sends.get();
    }

    @Test
    void aWriteThatMayHaveBeenExecutedIsCounted() {
        assertEquals(1, sendsAfter(World.write(), Reply.ok("{}")));
        assertEquals(2, sendsAfter(World.write(), Reply.broken()));
        assertEquals(3, sendsAfter(World.write(), Reply.status(500, "")));
        assertEquals(4, sendsAfter(World.write(), Reply.ok("<html>")));
    }

    @Test
    void aWriteOnTheWireIsCounted() {
        var onTheWire = send(World.write());
        assertEquals(1, sends.get());
        world.finish(onTheWire);
    }

    @Test
    void aReadIsNotCounted() {
        assertEquals(0, sendsAfter(World.read(), Reply.ok("{}")));
        assertEquals(0, sendsAfter(World.read(), Reply.broken()));
        assertEquals(0, sendsAfter(World.read(), Reply.throttled("1")));
        assertEquals(0, sendsAfter(World.read(), Reply.notConnected()));
    }

    @Test
    void aWriteThatWasSurelyNotExecutedIsNotCounted() {
        assertEquals(0, sendsAfter(World.write(), Reply.throttled("1")));
        assertEquals(0, sendsAfter(World.write(), Reply.notConnected()));
        assertEquals(0, sendsAfter(World.write(), Reply.status(404, "", "X-Request-Log-Id", "log_1")));
        assertEquals(0, sendsAfter(World.write(), Reply.status(401, "")));
    }
}
