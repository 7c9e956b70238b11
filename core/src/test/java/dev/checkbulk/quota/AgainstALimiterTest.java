package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace against a server that allows 25 requests in any second, and does not say how it counts. */
class AgainstALimiterTest {
    private static final int REQUESTS = 500;

    private final Deque<Long> accepted = new ArrayDeque<>();
    private int refused;
    private int done;

    private boolean accepts(long now, boolean countsRefused) {
        while (!accepted.isEmpty() && now - accepted.element() >= 1_000_000_000L) {
            accepted.remove();
        }
        boolean room = accepted.size() < 25;
        if (room || countsRefused) {
            accepted.add(now);
        }
        return room;
    }

    /** Runs the requests, sends refused ones again after a second, and gives the seconds that it took. */
    private double run(VirtualTime time, Duration networkJitter, long seed, int requests) {
        Quota quota = Quota.inProcess(time, Limit.CHECK);
        Random random = new Random(seed);
        for (int i = 0; i < requests; i++) {
            send(time, quota, random, networkJitter);
        }
        time.runUntilIdle();
        assertEquals(requests, done);
        return time.elapsed().toNanos() / 1e9;
    }

    private void send(VirtualTime time, Quota quota, Random random, Duration networkJitter) {
        quota.acquire()
                .onSuccess(permit ->
                        time.at(Duration.ofMillis(20).plusNanos(random.nextLong(networkJitter.toNanos() + 1)), () -> {
                            boolean ok = accepts(time.elapsed().toNanos(), false);
                            time.at(Duration.ofMillis(60), () -> {
                                if (ok) {
                                    done++;
                                    permit.release(new Feedback.Answered(null));
                                } else {
                                    refused++;
                                    permit.release(new Feedback.Throttled(Duration.ofSeconds(1), false));
                                    time.at(Duration.ofSeconds(1), () -> send(time, quota, random, networkJitter));
                                }
                            });
                        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSlidingLogRefusesNothingAndTheLimitIsUsedTo97Percent(long seed) {
        double seconds = run(new VirtualTime(Duration.ofMillis(4), seed), Duration.ofMillis(5), seed, REQUESTS);
        assertEquals(0, refused, "seed " + seed);
        assertTrue(REQUESTS / seconds >= 0.97 * 25, "seed " + seed + ": " + REQUESTS / seconds + "/s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jitterThatTheLimitHasNoRoomForCostsFewRefusalsAndLittleTime(long seed) {
        int requests = 10_000;
        double seconds = run(new VirtualTime(Duration.ofMillis(10), seed), Duration.ofMillis(20), seed, requests);
        assertTrue(refused > 0, "seed " + seed + ": the case is not what it should be");
        assertTrue(refused < 0.01 * requests, "seed " + seed + ": " + refused + " refused");
        assertTrue(requests / seconds >= 0.9 * 25, "seed " + seed + ": " + requests / seconds + "/s");
    }
}
