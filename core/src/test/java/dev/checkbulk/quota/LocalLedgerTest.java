package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several quotas of one JVM that name one budget. */
class LocalLedgerTest {
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final long INTERVAL = 40_404_041;

    private final VirtualTime time = new VirtualTime();
    private final String name = UUID.randomUUID().toString();

    private Starts member(Limit most) {
        return new Starts(time, new SharedQuota(time, LocalLedger.join(time, name), Limit.CHECK, most, new Opening(0)));
    }

    private Starts member() {
        return member(Limit.CHECK);
    }

    /** All their starts as those of one. */
    private Starts together(Starts... members) {
        Starts all = new Starts(time, members[0].quota);
        Stream.of(members).flatMap(member -> member.at.stream()).sorted().forEach(all.at::add);
        return all;
    }

    @Test
    void theFirstRequestStartsAtOnceAndAllKeepOnePaceInTurns() {
        List<Starts> members = Stream.generate(this::member).limit(8).toList();
        members.forEach(member -> member.request(100, LATENCY));
        time.runUntilIdle();
        Starts all = together(members.toArray(Starts[]::new));
        assertEquals(0, all.at.get(0));
        assertEquals(800, all.at.size());
        assertEquals(24.75, all.perSecond(), 0.01);
        assertTrue(all.mostWithin(Duration.ofMillis(999)) <= 25);
        long ends = members.stream()
                .map(member -> member.at.get(99))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertTrue(members.stream().allMatch(member -> ends - member.at.get(99) < 16 * INTERVAL), "turns");
    }

    @Test
    void placesInFlightAreOneCountForAll() {
        Limit places = new Limit(24.75, 10);
        Starts one = member(places);
        Starts two = member(places);
        one.hold(50);
        two.hold(50);
        time.advance(Duration.ofMinutes(1));
        assertEquals(10, one.at.size() + two.at.size());
    }

    @Test
    void aPauseIsOneForAllAndForWhoComesWhenTheyHaveGone() {
        Starts refused = member();
        Starts other = member();
        refused.request(1, LATENCY, new Feedback.Throttled(Duration.ofSeconds(30), false));
        time.advance(Duration.ofSeconds(1));
        refused.quota.close();
        other.quota.close();
        Starts next = member();
        next.request(1, LATENCY);
        time.runUntilIdle();
        assertEquals(List.of(Duration.ofMillis(30_100).toNanos()), next.at);
    }

    @Test
    void whoComesAfterTheLastHasGoneKeepsThePace() {
        List<Starts> deployed = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            Starts one = member();
            deployed.add(one);
            one.request(3, LATENCY);
            time.advance(Duration.ofMillis(250));
            one.quota.close();
        }
        Starts all = together(deployed.toArray(Starts[]::new));
        assertEquals(300, all.at.size());
        assertTrue(all.mostWithin(Duration.ofMillis(999)) <= 25);
    }

    @Test
    void aShareEndsWhenItsMemberLeaves() {
        Starts fifth = member(new Limit(5, 20));
        Starts full = member();
        fifth.request(1, LATENCY);
        full.request(1_000, LATENCY);
        time.advance(Duration.ofSeconds(10));
        assertEquals(5, full.perSecond(), 0.05);
        fifth.quota.close();
        time.advance(Duration.ofSeconds(1));
        full.at.clear();
        time.advance(Duration.ofSeconds(10));
        assertEquals(24.75, full.perSecond(), 0.05);
    }

    @Test
    void aBudgetThatNobodyUsesIsForgottenWhenNoPauseCanLastAnyMore() {
        Starts one = member();
        one.request(1, LATENCY);
        time.advance(Duration.ofSeconds(1));
        one.quota.close();
        assertTrue(LocalLedger.isKnown(name));
        time.advance(Duration.ofMinutes(16));
        LocalLedger.join(time, name + "'s neighbour");
        assertEquals(false, LocalLedger.isKnown(name));
    }

    /** A stopped batch gives a hundred thousand permits back in the turn in which it gets them. */
    @Test
    void permitsThatAreGivenBackAtOnceDoNotOverflowTheStack() {
        Starts member = member();
        int[] unused = {0};
        for (int n = 0; n < 100_000; n++) {
            member.quota.acquire().onSuccess(permit -> {
                unused[0]++;
                permit.release(new Feedback.Unused());
            });
        }
        time.runUntilIdle();
        assertEquals(100_000, unused[0]);
        assertTrue(time.elapsed().compareTo(Duration.ofSeconds(1)) < 0, "they pass their slot on");
    }
}
