package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a client: nothing new leaves, and everybody is told at once. */
class CloseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    final World world = new World();

    private Future<Outcome> underWay() {
        Future<Outcome> sent = world.client.send(World.write());
        assertEquals(1, world.wire.inFlight());
        return sent;
    }

    private static void assertNotSent(Future<Outcome> future) {
        var notApplied = assertInstanceOf(Outcome.NotApplied.class, future.result());
        assertEquals(Reason.STOPPED, notApplied.cause().reason());
        assertEquals("not sent: the client was closed", notApplied.explanation());
    }

    private static void assertUnknown(Future<Outcome> future) {
        var unknown = assertInstanceOf(Outcome.Unknown.class, future.result());
        assertEquals(Reason.BROKEN, unknown.cause().reason());
    }

    @Test
    void whatIsInFlightIsUnknownAndWhatWaitsWasNotSentAllAtOnce() {
        var inFlight = underWay();
        var waiting = world.client.send(World.write());
        Future<Void> closed = world.client.close();
        assertTrue(closed.succeeded());
        assertUnknown(inFlight);
        assertNotSent(waiting);
        world.time.runUntilIdle();
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void afterwardsNothingIsSent() {
        world.client.close();
        assertNotSent(world.client.send(World.write()));
        assertNotSent(world.client.deadline(MINUTE).attempts(1).send(World.read()));
        assertInstanceOf(
                ReadFailed.class, world.client.pages(World.read()).all().cause());
        assertEquals(0, world.wire.calls().size());
    }

    @Test
    void aRetryThatWaitsEndsAtOnce() {
        world.wire.script(Reply.throttled("60"));
        var waiting = world.client.send(World.write());
        world.time.advance(Duration.ofSeconds(1));
        world.client.close();
        assertNotSent(waiting);
        assertEquals(0, world.time.pending());
    }

    @Test
    void aReadThatWaitsToBeTriedAgainEndsAtOnce() {
        world.wire.script(Reply.broken());
        var pages = world.client.pages(World.read()).all();
        world.time.advance(Duration.ofMillis(150));
        assertFalse(pages.isComplete());
        world.client.close();
        assertInstanceOf(ReadFailed.class, pages.cause());
        assertEquals(0, world.time.pending());
    }

    @Test
    void aBatchEndsWithAllItsItemsTold() {
        Future<BatchReport> report = new Batch(world.client)
                .run(
                        Collections.nCopies(1_000, "emp_1"),
                        Operation.of(item -> World.write()).keyedBy(item -> null));
        world.time.advance(Duration.ofSeconds(1));
        int sent = world.wire.calls().size();
        int inFlight = world.wire.inFlight();
        world.client.close();
        assertEquals(
                new BatchReport(sent - inFlight, 0, 0, 0, 0, 1_000 - sent, inFlight, "the client was closed"),
                report.result());
        world.time.runUntilIdle();
        assertEquals(sent, world.wire.calls().size());
    }

    @Test
    void aBatchOfAClosedClientSendsNothing() {
        world.client.close();
        var report = new Batch(world.client).run(Collections.nCopies(3, "emp_1"), Operation.of(item -> World.write()));
        assertEquals(new BatchReport(0, 0, 0, 0, 0, 3, 0, "the client was closed"), report.result());
    }

    @Test
    void aPatientOneAwaitsWhatIsInFlightAndSendsNothingNew() {
        var inFlight = underWay();
        var waiting = world.client.send(World.write());
        Future<Void> closed = world.client.close(MINUTE);
        assertNotSent(waiting);
        assertFalse(inFlight.isComplete());
        assertFalse(closed.isComplete());
        assertNotSent(world.client.send(World.read()));
        world.finish(closed);
        assertInstanceOf(Outcome.Done.class, inFlight.result());
        assertEquals(Reply.USUAL, world.time.elapsed());
    }

    @Test
    void aPatientOneDoesNotTryAgain() {
        world.wire.script(Reply.throttled("1"));
        var inFlight = underWay();
        world.finish(world.client.close(MINUTE));
        assertNotSent(inFlight);
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void patienceEnds() {
        world.wire.script(Reply.ok("{}").after(Duration.ofSeconds(9)));
        var inFlight = underWay();
        Future<Void> closed = world.client.close(Duration.ofSeconds(2));
        world.time.advance(Duration.ofMillis(1_999));
        assertFalse(closed.isComplete());
        world.time.advance(Duration.ofMillis(1));
        assertTrue(closed.succeeded());
        assertUnknown(inFlight);
        world.time.runUntilIdle();
    }

    @Test
    void thePatienceOfTheLastCallCounts() {
        var inFlight = underWay();
        Future<Void> patient = world.client.close(MINUTE);
        Future<Void> atOnce = world.client.close();
        assertUnknown(inFlight);
        assertTrue(patient.succeeded());
        assertTrue(atOnce.succeeded());
        assertTrue(world.client.close(MINUTE).succeeded());
        world.time.runUntilIdle();
    }

    @Test
    void whoeverAsksForItAllOfItIsClosed() {
        var inFlight = underWay();
        world.client.attempts(1).close();
        assertUnknown(inFlight);
        assertNotSent(world.client.send(World.read()));
        world.time.runUntilIdle();
    }

    @Test
    void aListenerThatFailsKeepsNobodyWaiting() {
        AtomicInteger told = new AtomicInteger();
        world.client.stop().listen(() -> {
            told.incrementAndGet();
            throw new IllegalStateException("a bug");
        });
        var inFlight = underWay();
        assertThrows(IllegalStateException.class, world.client::close);
        assertUnknown(inFlight);
        assertTrue(world.client.close().succeeded());
        assertEquals(1, told.get());
        world.time.runUntilIdle();
    }
}
