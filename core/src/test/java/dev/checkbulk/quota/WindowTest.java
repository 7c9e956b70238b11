package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server says of its own count, in {@code RateLimit-Limit} and {@code RateLimit-Remaining}. */
class WindowTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Starts starts = new Starts(new Limit(20, 1_000));

    private int startedInTheSecondAfter(int limit, int remaining) {
        starts.hold(500);
        starts.time.advance(Duration.ofMillis(990)); // 20 starts, at 0 to 950 ms
        starts.held.get(0).release(new Feedback.Answered(new Feedback.Window(limit, remaining)));
        int before = starts.at.size();
        starts.time.advance(SECOND);
        return starts.at.size() - before;
    }

    @Test
    void aCountThatIsOursChangesNothing() {
        assertEquals(20, startedInTheSecondAfter(40, 20));
    }

    @Test
    void oneMoreThanOursIsTheEdgeOfTheSecond() {
        assertEquals(20, startedInTheSecondAfter(21, 0));
        assertEquals(Set.of(50_000_000L), Set.copyOf(starts.gaps()));
    }

    @Test
    void whatOthersUseIsLeftToThem() {
        assertEquals(10, startedInTheSecondAfter(40, 0), "the others use 20 of 40, half of what there is");
    }

    @Test
    void theSpeedComesBack() {
        startedInTheSecondAfter(40, 0);
        starts.time.advance(Duration.ofSeconds(25));
        int before = starts.at.size();
        starts.time.advance(SECOND);
        int now = starts.at.size() - before;
        assertTrue(now >= 19, "from 10 to " + now + " after 25 s");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "25, -1", "25, 26", "2147483647, -2147483648"})
    void nonsenseIsIgnored(int limit, int remaining) {
        assertEquals(20, startedInTheSecondAfter(limit, remaining));
    }

    @Test
    void aServerThatCountsLessThanWeStartedChangesNothing() {
        assertEquals(20, startedInTheSecondAfter(25, 25));
    }
}
