package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that share a budget and are stopped and continued, or are late all the time. */
class LateStartTest {
    private static final long INTERVAL = 40_404_041;
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final Duration LATENCY = Duration.ofMillis(100);

    private final VirtualTime time = new VirtualTime();
    private final SharedTable table = new SharedTable(time);
    private final List<Long> starts = new ArrayList<>();

    private final class Process {
        final Stoppable thread;
        final Quota quota;
        final List<Long> own = new ArrayList<>();

        Process(Stoppable thread) {
            this.thread = thread;
            this.quota = table.join(thread, Limit.CHECK, Limit.CHECK);
        }

        Process request(int count) {
            for (int n = 0; n < count; n++) {
                quota.acquire().onSuccess(permit -> {
                    own.add(time.elapsed().toNanos());
                    starts.add(time.elapsed().toNanos());
                    time.at(LATENCY, () -> permit.release(Starts.ANSWERED));
                });
            }
            return this;
        }
    }

    private Process process() {
        return new Process(new Stoppable(time));
    }

    private List<Process> six() {
        return Stream.generate(this::process).limit(6).toList();
    }

    private void to(long nanos) {
        time.advance(Duration.ofNanos(nanos).minus(time.elapsed()));
    }

    private int mostInASecond() {
        return mostWithin(SECOND);
    }

    /** In a window that is open at its end. */
    private int mostWithin(long window) {
        int most = 0;
        for (int first = 0, last = 0; last < starts.size(); last++) {
            while (starts.get(last) - starts.get(first) >= window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private double perSecond() {
        return (starts.size() - 1) * 1e9 / (starts.get(starts.size() - 1) - starts.get(0));
    }

    @Test
    void f26AStartThatIs24MillisecondsLateIsMade() {
        Process process = process().request(30);
        to(5 * INTERVAL - 1);
        process.thread.stopFor(Duration.ofNanos(24 * MS + 1));
        time.runUntilIdle();
        assertEquals(5 * INTERVAL + 24 * MS, starts.get(5));
        assertEquals(6 * INTERVAL + 14 * MS, starts.get(6), MS, "three quarters of a gap later");
        assertEquals(7 * INTERVAL + 14 * MS, starts.get(7), MS);
    }

    @Test
    void f26AStartThatIs26MillisecondsLateIsGivenBackAndTheNextIsAsFarAhead() {
        Process process = process().request(30);
        to(5 * INTERVAL - 1);
        process.thread.stopFor(Duration.ofNanos(26 * MS + 1));
        time.runUntilIdle();
        assertEquals(5 * INTERVAL + 52 * MS, starts.get(5));
        assertEquals(6 * INTERVAL + 52 * MS, starts.get(6), "and the schedule goes on from there");
        assertEquals(30, starts.size());
    }

    @Test
    void f26AnAnswerOfTheLedgerThatComesLateIsLateToo() {
        Process process = process();
        time.at(Duration.ofNanos(10_000), process.thread::stop);
        time.at(Duration.ofMillis(50), process.thread::goOn);
        process.request(3);
        time.runUntilIdle();
        assertEquals(100 * MS, starts.get(0));
        assertEquals(3, starts.size());
    }

    @Test
    void f26WhatIsGivenBackByOneGoesToTheOthers() {
        List<Process> six = six();
        six.forEach(process -> process.request(500));
        to(5 * SECOND);
        six.get(0).thread.stopFor(Duration.ofSeconds(5));
        starts.clear();
        to(9 * SECOND);
        assertEquals(24.75, perSecond(), 0.3, "one slot is lost");
        to(20 * SECOND);
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
        assertTrue(
                six.get(0).own.size() > 40,
                "it takes part again: " + six.get(0).own.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 30, 60, 100, 200, 500, 900, 1_000, 1_100, 5_000, 3_600_000})
    void f26SixThatAreStoppedAndGoOnTogetherStayBelowTheLimit(long pause) {
        for (int seed = 0; seed < 20; seed++) {
            starts.clear();
            Random random = new Random(seed);
            List<Process> six = six();
            six.forEach(process -> process.request(100));
            for (int times = 0; times < 4; times++) {
                time.advance(Duration.ofMillis(random.nextInt(50, 2_500)));
                six.forEach(process -> process.thread.stop());
                time.advance(Duration.ofMillis(pause));
                six.forEach(process -> process.thread.goOn());
            }
            time.runUntilIdle();
            assertEquals(600, starts.size());
            String which = pause + " ms, seed " + seed;
            assertTrue(mostInASecond() <= 25, () -> which + ": " + mostInASecond() + " in a second");
        }
    }

    @Test
    void f26SixThatWereStoppedFor5SecondsDoNotStartAtOnce() {
        List<Process> six = six();
        six.forEach(process -> process.request(500));
        to(5 * SECOND);
        six.forEach(process -> process.thread.stop());
        to(10 * SECOND);
        starts.clear();
        six.forEach(process -> process.thread.goOn());
        to(20 * SECOND);
        assertEquals(11 * SECOND, starts.get(0), 5 * MS, "what was on its way has a second of its own");
        for (int n = 1; n < starts.size(); n++) {
            assertTrue(starts.get(n) - starts.get(n - 1) >= INTERVAL * 3 / 4, "gap " + n);
        }
        assertEquals(24.75, perSecond(), 0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 26, 60, 300, 2_000, 20_000})
    void f26WhereEveryTimerIsLateItGoesOn(long late) {
        new Process(new Stoppable(time, Duration.ofMillis(late))).request(100);
        time.runUntilIdle();
        assertEquals(100, starts.size());
        double itCan = Math.min(24.75, 1_000.0 / (late + 41));
        assertTrue(perSecond() >= 0.7 * itCan, () -> perSecond() + "/s");
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }

    @ParameterizedTest
    @CsvSource({"30, 0.95", "60, 0.9", "90, 0.85", "120, 0.8", "250, 0.6"})
    void f26WhereTimersAreLateNowAndThenItGoesOnBelowTheLimit(int late, double share) {
        VirtualTime jittery = new VirtualTime(Duration.ofMillis(late), 7);
        SharedTable shared = new SharedTable(jittery);
        for (int n = 0; n < 6; n++) {
            Quota quota = shared.join(Limit.CHECK, Limit.CHECK);
            for (int request = 0; request < 200; request++) {
                quota.acquire().onSuccess(permit -> {
                    starts.add(jittery.elapsed().toNanos());
                    jittery.at(LATENCY, () -> permit.release(Starts.ANSWERED));
                });
            }
        }
        jittery.runUntilIdle();
        assertEquals(1_200, starts.size());
        assertTrue(perSecond() >= share * 24.75, () -> perSecond() + "/s");
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }

    @Test
    void f26AClockThatIsSetForwardMakesNoBurst() {
        List<Process> six = six();
        six.forEach(process -> process.request(100));
        to(3 * SECOND);
        table.clockIsAhead = Duration.ofHours(1);
        time.runUntilIdle();
        assertEquals(600, starts.size());
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }

    @Test
    void f28AClockThatIsSetBackAgainAndAgainMakesNoBurst() {
        List<Process> six = six();
        six.forEach(process -> process.request(100));
        for (int n = 1; n < 8; n++) {
            time.advance(Duration.ofMillis(700 * n));
            table.clockIsAhead = Duration.ofHours(-n);
        }
        time.runUntilIdle();
        assertEquals(600, starts.size());
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }

    @Test
    void f28ABookThatIsDamagedAgainAndAgainMakesNoBurst() {
        List<Process> six = six();
        six.forEach(process -> process.request(100));
        for (int n = 0; n < 40; n++) {
            to(3 * SECOND + n * 50 * MS);
            table.bytes[n] ^= 1;
        }
        time.runUntilIdle();
        assertEquals(600, starts.size());
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }

    @Test
    void f28AfterTheBookWasLostNobodyStartsForAWhile() {
        List<Process> six = six();
        six.forEach(process -> process.request(100));
        to(3 * SECOND);
        table.bytes = new byte[0];
        starts.clear();
        time.runUntilIdle();
        long held = starts.stream().filter(start -> start < 4 * SECOND).count();
        assertEquals(6, held, "those that had been given out, in their slots");
        assertTrue(starts.get(6) >= 3 * SECOND + 1_100 * MS, () -> "at " + starts.get(6));
        assertTrue(mostInASecond() <= 25, () -> mostInASecond() + " in a second");
    }
}
