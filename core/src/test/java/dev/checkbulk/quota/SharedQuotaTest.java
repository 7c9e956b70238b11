package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedQuotaTest {
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final Limit HALF = new Limit(12.5, 50);

    private final VirtualTime time = new VirtualTime();
    private final SharedTable table = new SharedTable(time);
    private final List<Member> members = new ArrayList<>();

    /** A member that wants to start all the time. */
    private final class Member {
        final Quota quota;
        final List<Long> starts = new ArrayList<>();
        final List<Permit> held = new ArrayList<>();
        boolean ended;

        Member(Limit own, Limit most) {
            quota = table.join(own, most);
            members.add(this);
        }

        /** Asks for so many starts, each answered after a while. */
        void request(int count, Feedback feedback, Duration latency) {
            for (int n = 0; n < count; n++) {
                quota.acquire().onSuccess(permit -> {
                    if (!ended) {
                        starts.add(time.elapsed().toNanos());
                        time.at(latency, () -> permit.release(feedback));
                    }
                });
            }
        }

        void request(int count) {
            request(count, Starts.ANSWERED, LATENCY);
        }

        void hold(int count) {
            for (int n = 0; n < count; n++) {
                quota.acquire().onSuccess(permit -> {
                    starts.add(time.elapsed().toNanos());
                    held.add(permit);
                });
            }
        }

        void die() {
            ended = true;
            table.die(members.indexOf(this));
        }
    }

    private Member member() {
        return new Member(Limit.CHECK, Limit.CHECK);
    }

    private LongStream starts() {
        return members.stream()
                .flatMap(member -> member.starts.stream())
                .mapToLong(n -> n)
                .sorted();
    }

    private double perSecond() {
        long[] all = starts().toArray();
        return (all.length - 1) * 1e9 / (all[all.length - 1] - all[0]);
    }

    private long smallestGap() {
        long[] all = starts().toArray();
        return LongStream.range(1, all.length)
                .map(n -> all[(int) n] - all[(int) n - 1])
                .min()
                .orElseThrow();
    }

    @Test
    void oneAloneHasAllOfIt() {
        member().request(500);
        time.runUntilIdle();
        assertEquals(24.75, perSecond(), 0.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 9})
    void allTogetherHaveOneRateInEvenSlotsAndEqualParts(int count) {
        Stream.generate(this::member).limit(count).toList().forEach(member -> member.request(2_000));
        time.advance(Duration.ofSeconds(60));
        assertEquals(24.75, perSecond(), 0.05);
        assertTrue(smallestGap() >= 40_404_041L - TimeUnit.MICROSECONDS.toNanos(100), () -> "gap " + smallestGap());
        int most =
                members.stream().mapToInt(member -> member.starts.size()).max().orElseThrow();
        int least =
                members.stream().mapToInt(member -> member.starts.size()).min().orElseThrow();
        assertTrue(most - least <= 1, () -> least + " to " + most);
    }

    @Test
    void lateTimersDoNotMakeBursts() {
        VirtualTime late = new VirtualTime(Duration.ofMillis(10), 7);
        SharedTable ofLate = new SharedTable(late);
        List<Long> all = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            SharedQuota quota = ofLate.join(Limit.CHECK, Limit.CHECK);
            for (int request = 0; request < 300; request++) {
                quota.acquire().onSuccess(permit -> {
                    all.add(late.elapsed().toNanos());
                    permit.release(Starts.ANSWERED);
                });
            }
        }
        late.runUntilIdle();
        assertEquals(900, all.size());
        for (int n = 25; n < all.size(); n++) {
            assertTrue(all.get(n) - all.get(n - 25) >= 990_000_000L, "26 starts in a second, up to " + n);
        }
    }

    @Test
    void aVeryLateStartKeepsThreeQuartersOfTheGapBehindIt() {
        VirtualTime late = new VirtualTime(Duration.ofMillis(60), 7);
        SharedQuota quota = new SharedTable(late).join(Limit.CHECK, Limit.CHECK);
        List<Long> all = new ArrayList<>();
        for (int request = 0; request < 300; request++) {
            quota.acquire().onSuccess(permit -> all.add(late.elapsed().toNanos()));
        }
        late.advance(Duration.ofMinutes(1));
        for (int n = 1; n < all.size(); n++) {
            assertTrue(all.get(n) - all.get(n - 1) >= 30_000_000L, "gap " + n);
        }
    }

    @Test
    void whatNobodyElseWantsIsFree() {
        Member busy = member();
        Member idle = member();
        busy.request(500);
        idle.request(3);
        time.runUntilIdle();
        assertEquals(24.75, perSecond(), 0.05);
    }

    @Test
    void theSmallestShareOfThemIsThatOfAll() {
        member().request(1_000);
        new Member(Limit.CHECK, HALF).request(1_000);
        time.advance(Duration.ofSeconds(20));
        assertEquals(12.5, perSecond(), 0.05);
    }

    @Test
    void aShareEndsWithTheProcessThatWantedIt() {
        Member full = member();
        Member half = new Member(Limit.CHECK, HALF);
        full.request(2_000);
        half.request(2_000);
        time.advance(Duration.ofSeconds(20));
        half.die();
        time.advance(Duration.ofSeconds(2));
        members.forEach(member -> member.starts.clear());
        time.advance(Duration.ofSeconds(20));
        assertEquals(24.75, perSecond(), 0.05);
    }

    @Test
    void aShareEndsWhenWhoWantedItLeaves() {
        Member full = member();
        Member half = new Member(Limit.CHECK, HALF);
        full.request(2_000);
        half.request(10);
        time.advance(Duration.ofSeconds(20));
        assertEquals(12.5, perSecond(), 0.05);
        assertTrue(half.quota.close().succeeded());
        members.forEach(member -> member.starts.clear());
        time.advance(Duration.ofSeconds(20));
        assertEquals(24.75, perSecond(), 0.05);
    }

    @Test
    void theStartAndThePlacesOfOneThatLeavesGoToTheOthersAtOnce() {
        Limit places = new Limit(24.75, 10);
        Member leaving = new Member(Limit.CHECK, places);
        Member other = new Member(Limit.CHECK, places);
        leaving.hold(20);
        time.advance(Duration.ofSeconds(1));
        assertEquals(10, leaving.starts.size());
        leaving.quota.close();
        other.hold(10);
        time.advance(Duration.ofSeconds(1));
        assertEquals(10, other.starts.size());
        leaving.held.forEach(permit -> permit.release(Starts.ANSWERED));
        time.runUntilIdle();
        assertEquals(10, leaving.starts.size());
    }

    @Test
    void aStartThatWasGivenToOneThatLeavesIsNotMade() {
        Member leaving = member();
        Member other = member();
        leaving.request(2);
        time.advance(Duration.ofMillis(20));
        leaving.quota.close();
        other.request(1);
        time.advance(Duration.ofMillis(30));
        assertEquals(1, leaving.starts.size());
        assertEquals(1, other.starts.size());
        assertEquals(40_404_041, other.starts.get(0) - leaving.starts.get(0), 200_000);
    }

    @Test
    void whoWaitsForOneThatIsClosedIsToldSo() {
        Member member = member();
        var granted = member.quota.acquire();
        var waiting = member.quota.acquire();
        time.advance(Duration.ofMillis(1));
        assertTrue(granted.succeeded());
        member.quota.close();
        assertInstanceOf(CancellationException.class, waiting.cause());
        assertInstanceOf(CancellationException.class, member.quota.acquire().cause());
        assertTrue(member.quota.close().succeeded());
        granted.result().release(Starts.ANSWERED);
        time.runUntilIdle();
    }

    @Test
    void aLowerRateOfOnesOwnLeavesTheRestToTheOthers() {
        Member slow = new Member(new Limit(2, 100), Limit.CHECK);
        Member fast = member();
        slow.request(2_000);
        fast.request(2_000);
        time.advance(Duration.ofSeconds(20));
        assertEquals(24.75, perSecond(), 0.1);
        assertEquals(40, slow.starts.size(), 1);
    }

    @Test
    void refusalsToOneSlowDownAll() {
        Member refused = member();
        Member other = member();
        refused.request(2, new Feedback.Throttled(Duration.ofSeconds(1), false), LATENCY);
        time.advance(Duration.ofSeconds(1));
        refused.starts.clear();
        other.request(19);
        time.runUntilIdle();
        assertEquals(24.75 * 0.97 * 0.9, perSecond(), 0.5);
    }

    @Test
    void whatWasHeldUpOnItsWayKeepsItsSecondFreeFromAll() {
        Member held = member();
        Member other = member();
        held.request(1, Starts.ANSWERED, LATENCY.plusMillis(15));
        time.advance(Duration.ofMillis(1));
        other.request(30);
        time.runUntilIdle();
        long second = held.starts.get(0) + Duration.ofMillis(1_016).toNanos();
        assertEquals(second, other.starts.get(24), 200_000);
        assertEquals(held.starts.get(0) + 26 * 40_404_041L, other.starts.get(25), 200_000);
    }

    @Test
    void aPauseIsOneForAll() {
        Member refused = member();
        Member other = member();
        refused.request(1, new Feedback.Throttled(Duration.ofSeconds(30), false), LATENCY);
        time.advance(Duration.ofSeconds(1));
        assertEquals(29_100, refused.quota.paused().toMillis());
        other.request(1);
        time.advance(Duration.ofSeconds(28));
        assertEquals(1_100, other.quota.paused().toMillis());
        assertEquals(0, other.starts.size());
        time.advance(Duration.ofSeconds(2));
        assertEquals(1, other.starts.size());
        assertEquals(Duration.ZERO, other.quota.paused());
    }

    @Test
    void placesInFlightAreOneCountForAll() {
        Limit places = new Limit(24.75, 10);
        Member one = new Member(Limit.CHECK, places);
        Member two = new Member(Limit.CHECK, places);
        one.hold(50);
        two.hold(50);
        time.advance(Duration.ofMinutes(1));
        assertEquals(10, one.starts.size() + two.starts.size());
        one.held.get(0).release(Starts.ANSWERED);
        time.advance(Duration.ofSeconds(1));
        assertEquals(11, one.starts.size() + two.starts.size());
    }

    @Test
    void whoComesLaterGetsAnEqualPartOfThePlaces() {
        Limit places = new Limit(24.75, 10);
        Member first = new Member(Limit.CHECK, places);
        first.hold(100);
        time.advance(Duration.ofSeconds(5));
        Member second = new Member(Limit.CHECK, places);
        second.hold(100);
        for (int n = 0; n < 5; n++) {
            first.held.get(n).release(Starts.ANSWERED);
            time.advance(Duration.ofSeconds(1));
        }
        assertEquals(10, first.starts.size());
        assertEquals(5, second.starts.size());
    }

    @Test
    void placesOfADeadProcessComeBack() {
        Limit places = new Limit(24.75, 10);
        Member dying = new Member(Limit.CHECK, places);
        dying.hold(10);
        time.advance(Duration.ofSeconds(1));
        dying.die();
        Member other = new Member(Limit.CHECK, places);
        other.hold(10);
        time.advance(Duration.ofSeconds(3));
        assertEquals(10, other.starts.size());
    }

    @Test
    void theStartOfADeadProcessCostsOneSlot() {
        Member dying = member();
        Member other = member();
        dying.request(2_000);
        other.request(2_000);
        time.advance(Duration.ofSeconds(5));
        dying.die();
        other.starts.clear();
        dying.starts.clear();
        time.advance(Duration.ofSeconds(10));
        assertEquals(24.75, perSecond(), 0.1);
    }

    @Test
    void anUnusedStartGoesToTheNext() {
        Member member = member();
        List<Long> used = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            boolean unused = n % 2 == 1;
            member.quota.acquire().onSuccess(permit -> {
                if (unused) {
                    permit.release(new Feedback.Unused());
                } else {
                    used.add(time.elapsed().toNanos());
                }
            });
        }
        time.runUntilIdle();
        assertEquals(5, used.size());
        assertEquals(4 * 40_404_041L, used.get(4) - used.get(0), 1_000_000);
    }

    @Test
    void anAbandonedRequestKeepsItsPlaceAsLongAsTheServerMayWorkOnIt() {
        Member member = new Member(new Limit(24.75, 1), Limit.CHECK);
        member.hold(2);
        time.advance(Duration.ofSeconds(1));
        member.held.get(0).release(new Feedback.Abandoned(Duration.ofSeconds(55)));
        time.advance(Duration.ofSeconds(54));
        assertEquals(1, member.starts.size());
        time.advance(Duration.ofSeconds(2));
        assertEquals(2, member.starts.size());
    }

    @Test
    void theSecondReleaseOfOnePermitDoesNothing() {
        Member member = new Member(new Limit(24.75, 1), Limit.CHECK);
        member.hold(5);
        time.advance(Duration.ofSeconds(1));
        member.held.get(0).release(Starts.ANSWERED);
        member.held.get(0).release(Starts.ANSWERED);
        time.advance(Duration.ofSeconds(1));
        assertEquals(2, member.starts.size());
    }

    @Test
    void anIdleMemberTellsTheLedgerNothing() {
        member().request(10);
        time.runUntilIdle();
        int before = table.exchanges;
        time.advance(Duration.ofMinutes(10));
        assertEquals(before, table.exchanges);
        assertTrue(before <= 2 * 10 + 1, before + " exchanges for 10 requests");
    }

    @Test
    void theLimitIsTheSmallerOfItsOwnAndThatOfAll() {
        assertEquals(new Limit(12.5, 7), table.join(new Limit(20, 7), HALF).limit());
    }
}
