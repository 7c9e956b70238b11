package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.internal.Moment;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerClockTest {
    private static final Instant DATE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Wire.Headers DATED = dated("Mon, 02 Mar 2026 09:00:00 GMT");

    private final Machine machine = new Machine();
    private final ServerClock clock = new ServerClock(machine);

    /** A machine whose two clocks go as the test says. */
    private static final class Machine implements Scheduler {
        private long nanos = Long.MAX_VALUE - 5;
        private Instant wall = Instant.parse("2031-12-24T18:00:00Z");

        void pass(Duration time) {
            sleep(time);
            nanos += time.toNanos();
        }

        /** The monotonic clock stands still. */
        void sleep(Duration time) {
            wall = wall.plus(time);
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public Instant wallClock() {
            return wall;
        }

        @Override
        public Timer after(long nanosFromNow, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private static Wire.Headers dated(String date) {
        return Reply.headers("Date", date, "X-Request-Log-Id", "log_1");
    }

    private void assertTime(Instant time) {
        assertEquals(Optional.of(time), clock.now());
    }

    @Test
    void isUnknownBeforeTheFirstAnswer() {
        assertEquals(Optional.empty(), clock.now());
    }

    @Test
    void goesOnFromWhenTheRequestLeft() {
        Moment sent = clock.mark();
        machine.pass(Duration.ofSeconds(30));
        clock.answered(sent, DATED);
        assertTime(DATE.plusSeconds(30));
        machine.pass(Duration.ofHours(20));
        assertTime(DATE.plusSeconds(30).plus(Duration.ofHours(20)));
    }

    @Test
    void p13_isUnknownAfterTheWallClockWasSetOrTheMachineSlept() {
        for (Duration jump : new Duration[] {Duration.ofHours(48), Duration.ofHours(-48), Duration.ofMinutes(2)}) {
            clock.answered(clock.mark(), DATED);
            assertTime(DATE);
            machine.sleep(jump);
            assertEquals(Optional.empty(), clock.now(), jump.toString());
            clock.answered(clock.mark(), DATED);
            assertTime(DATE);
        }
    }

    @Test
    void whatWasAskedBeforeASleepTellsNothingAfterIt() {
        Moment sent = clock.mark();
        machine.sleep(Duration.ofHours(30));
        clock.answered(sent, DATED);
        assertEquals(Optional.empty(), clock.now());
    }

    @Test
    void anOlderDateOfALateAnswerIsIgnored() {
        clock.answered(clock.mark(), dated("Mon, 02 Mar 2026 09:00:10 GMT"));
        clock.answered(clock.mark(), DATED);
        assertTime(DATE.plusSeconds(10));
    }

    @Test
    void onlyChecksOwnAnswersTellIt() {
        clock.answered(clock.mark(), Reply.headers("Date", "Mon, 02 Mar 2026 09:00:00 GMT"));
        assertEquals(Optional.empty(), clock.now());
    }

    @Test
    void datesThatCannotBeTrueAreIgnored() {
        for (String date :
                new String[] {"", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"}) {
            clock.answered(clock.mark(), dated(date));
            assertEquals(Optional.empty(), clock.now(), date);
        }
    }

    @Test
    void aClientTellsTheTimeOfItsNewestAnswer() {
        World world = new World();
        assertEquals(Optional.empty(), world.client.serverTime());
        world.wire.script(
                Reply.status(404, "{}", "Date", "Mon, 02 Mar 2026 11:00:00 GMT", "X-Request-Log-Id", "log_1"));
        world.send(World.read());
        assertEquals(Optional.of(Instant.parse("2026-03-02T11:00:00Z").plus(Reply.USUAL)), world.client.serverTime());
    }
}
