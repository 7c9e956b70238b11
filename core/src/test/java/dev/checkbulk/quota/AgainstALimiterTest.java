package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace against a server that allows 25 requests a second, and does not say how it counts. */
class AgainstALimiterTest {
    private static final Duration ANSWER = Duration.ofMillis(60);

    private int refused;
    private int done;

    /** 25 in any second; refused ones do not count. */
    private static LongPredicate slidingLog() {
        Deque<Long> accepted = new ArrayDeque<>();
        return now -> {
            while (!accepted.isEmpty() && now - accepted.element() >= 1_000_000_000L) {
                accepted.remove();
            }
            return accepted.size() < 25 && accepted.add(now);
        };
    }

    /** One each 40 ms, and none to spare. */
    private static LongPredicate leakyBucket() {
        long[] next = {Long.MIN_VALUE};
        return now -> {
            boolean accepts = now >= next[0];
            next[0] = accepts ? now + 40_000_000L : next[0];
            return accepts;
        };
    }

    /**
     * Somebody's requests to a server.
     *
     * @param jitter on the way, from the shortest to the longest
     * @param answerJitter of the time that the server takes
     */
    private final class Requests {
        private final VirtualTime time;
        private final Quota quota;
        private final LongPredicate server;
        private final Duration jitter;
        private final Duration answerJitter;
        private final Random random;

        Requests(VirtualTime time, LongPredicate server, long seed, Duration jitter, Duration answerJitter) {
            this.time = time;
            this.quota = Quota.inProcess(time, Limit.CHECK);
            this.server = server;
            this.jitter = jitter;
            this.answerJitter = answerJitter;
            this.random = new Random(seed);
        }

        /** Sends so many, those that are refused again after a second, and gives how many a second were accepted. */
        double run(int requests) {
            for (int n = 0; n < requests; n++) {
                send();
            }
            time.runUntilIdle();
            assertEquals(requests, done);
            return requests / (time.elapsed().toNanos() / 1e9);
        }

        private void send() {
            quota.acquire()
                    .onSuccess(permit -> time.at(Duration.ofMillis(20).plus(upTo(jitter)), () -> arrive(permit)));
        }

        private void arrive(Permit permit) {
            boolean accepted = server.test(time.elapsed().toNanos());
            time.at(ANSWER.plus(upTo(answerJitter)), () -> {
                if (accepted) {
                    done++;
                    permit.release(new Feedback.Answered(null));
                } else {
                    refused++;
                    permit.release(new Feedback.Throttled(Duration.ofSeconds(1), false));
                    time.at(Duration.ofSeconds(1), this::send);
                }
            });
        }

        private Duration upTo(Duration most) {
            return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
        }
    }

    private static VirtualTime lateUpTo(int milliseconds, long seed) {
        return new VirtualTime(Duration.ofMillis(milliseconds), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aSlidingLogRefusesNothingAndTheLimitIsUsedTo98Percent(long seed) {
        double perSecond =
                new Requests(lateUpTo(4, seed), slidingLog(), seed, Duration.ofMillis(5), Duration.ZERO).run(1_000);
        assertEquals(0, refused, "seed " + seed);
        assertTrue(perSecond >= 0.98 * 25, "seed " + seed + ": " + perSecond + "/s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jitterThatTheLimitHasNoRoomForCostsNoRefusalWhenAnswersTellOfIt(long seed) {
        double perSecond =
                new Requests(lateUpTo(4, seed), slidingLog(), seed, Duration.ofMillis(16), Duration.ZERO).run(10_000);
        assertEquals(0, refused, "seed " + seed);
        assertTrue(perSecond >= 0.97 * 25, "seed " + seed + ": " + perSecond + "/s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jitterThatNothingTellsOfCostsFewRefusalsAndLittleTime(long seed) {
        Duration answers = Duration.ofMillis(300);
        double perSecond =
                new Requests(lateUpTo(10, seed), slidingLog(), seed, Duration.ofMillis(30), answers).run(10_000);
        assertTrue(refused > 0, "seed " + seed + ": the case is not what it should be");
        assertTrue(refused < 0.01 * 10_000, "seed " + seed + ": " + refused + " refused");
        assertTrue(perSecond >= 0.9 * 25, "seed " + seed + ": " + perSecond + "/s");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aLeakyBucketWithoutBurstIsUsedToThreeQuarters(long seed) {
        double perSecond =
                new Requests(lateUpTo(4, seed), leakyBucket(), seed, Duration.ofMillis(10), Duration.ZERO).run(3_000);
        assertTrue(refused < 0.02 * 3_000, "seed " + seed + ": " + refused + " refused");
        assertTrue(perSecond >= 0.75 * 25, "seed " + seed + ": " + perSecond + "/s");
    }
}
