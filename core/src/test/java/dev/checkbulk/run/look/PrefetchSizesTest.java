package dev.checkbulk.run.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchSizesTest {

    @Test
    void aReadingIsFreshForFiveSecondsAndAtASlowPaceForTwelveSlots() {
        assertEquals(Duration.ofSeconds(5), PrefetchSizes.fresh(24.75));
        assertEquals(Duration.ofSeconds(5), PrefetchSizes.fresh(2.4));
        assertEquals(Duration.ofSeconds(12), PrefetchSizes.fresh(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 2.5, 6, 24.75, 1_000, 100_000})
    void whatIsReadTogetherIsSentWhileItIsFresh(double perSecond) {
        PrefetchSizes sizes = PrefetchSizes.of(perSecond, perSecond);
        double seconds = (sizes.atOnce() + sizes.ahead()) / perSecond;
        assertTrue(sizes.atOnce() == 1 || seconds < sizes.fresh().toMillis() / 1_000.0, sizes::toString);
        assertTrue(sizes.atOnce() >= 1 && sizes.atOnce() <= 100, sizes::toString);
    }

    @Test
    void nobodyAsksFasterThanTheLimit() {
        assertEquals(PrefetchSizes.of(24.75, 24.75), PrefetchSizes.of(1_000, 24.75));
    }

    @Test
    void aListIsAskedForOnceMoreSoonAfterItsSlot() {
        assertEquals(400, PrefetchSizes.of(1e9, 1e9).untilAskedAgain().toMillis());
        assertTrue(PrefetchSizes.of(1, 24.75).untilAskedAgain().toMillis() > 1_000);
    }
}
