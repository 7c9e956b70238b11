package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateTest {
    private static final double LONE_CUT = 24.75 * 0.97;
    private static final long NOW = Long.MAX_VALUE - seconds(1); // the clock wraps around within the test
    private final Rate rate = new Rate(24.75, NOW);

    private static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }

    private double at(double seconds) {
        return rate.at(NOW + seconds(seconds));
    }

    private void refusedAt(double seconds) {
        rate.refused(NOW + seconds(seconds));
    }

    @Test
    void startsAtTheTop() {
        assertEquals(24.75, at(0));
    }

    @Test
    void aLoneRefusalCutsItTo97Percent() {
        refusedAt(0);
        assertEquals(LONE_CUT, at(0), 1e-9);
    }

    @Test
    void aSecondOneWithinTwoSecondsCutsItByATenthAndFurtherOnesByAFifthAtMostOnceASecond() {
        refusedAt(0);
        refusedAt(0.5);
        assertEquals(LONE_CUT * 0.9, at(0.5), 1e-9);
        refusedAt(0.9);
        refusedAt(1.4);
        assertEquals(LONE_CUT * 0.9, at(1.4), 1e-9);
        refusedAt(1.5);
        assertEquals(LONE_CUT * 0.9 * 0.8, at(1.5), 1e-9);
    }

    @Test
    void oneThatComesMoreThanTwoSecondsAfterTheOthersIsAlone() {
        refusedAt(0);
        refusedAt(0.5);
        double before = at(2.6);
        refusedAt(2.6);
        assertEquals(before * 0.97, at(2.6), 1e-9);
    }

    @Test
    void eachSecondWithoutARefusalRaisesItByAThirdOfARequest() {
        refusedAt(0);
        assertEquals(LONE_CUT, at(0.999), 1e-9);
        assertEquals(LONE_CUT + 0.35, at(1), 1e-9);
    }

    @Test
    void afterALargerCutItGrowsFastToNineTenthsOfWhatItWasAndThenSlowlyUntilItIsThat() {
        refusedAt(0);
        refusedAt(0);
        double cutFrom = at(1);
        refusedAt(1);
        double rate = cutFrom * 0.8;
        for (int second = 2; second < 30; second++) {
            rate += rate >= cutFrom ? 0.35 : rate < 0.9 * cutFrom ? 0.7 : 0.15;
            assertEquals(Math.min(rate, 24.65), at(second), 1e-9, "after " + second + " s");
        }
        assertEquals(24.65, at(30), 1e-9);
    }

    @Test
    void aRefusalStartsTheSecondsOfGrowthAnew() {
        refusedAt(0);
        refusedAt(0);
        refusedAt(0.9);
        assertEquals(LONE_CUT * 0.9, at(1.8), 1e-9);
        assertEquals(LONE_CUT * 0.9 + 0.15, at(1.9), 1e-9);
    }

    @Test
    void asLongAsARefusalSlowsItTheWholeGapIsLeftAfterALateStart() {
        assertEquals(Gap.of(24.75), rate.gap(NOW));
        refusedAt(0);
        assertEquals(Gap.whole(LONE_CUT), rate.gap(NOW));
        assertEquals(Gap.of(24.65), rate.gap(NOW + seconds(10)));
    }

    @Test
    void itNeverGrowsBeyondTheTop() {
        refusedAt(0);
        assertEquals(24.75, at(1_000_000), 1e-9);
    }

    @Test
    void endlessRefusalsLeaveOneRequestASecond() {
        for (int i = 0; i < 60; i++) {
            refusedAt(i * 0.5);
        }
        assertEquals(1, at(30));
    }

    @Test
    void aTopBelowOneASecondIsHardlyLowered() {
        Rate slow = new Rate(0.2, NOW);
        slow.refused(NOW);
        slow.refused(NOW);
        assertEquals(0.2, slow.at(NOW), 0.01);
    }

    @Test
    void aLoneRefusalLowersTheCeiling() {
        refusedAt(0);
        assertEquals(24.65, at(30), 1e-9);
        assertEquals(24.65, rate.ceiling(NOW + seconds(30)), 1e-9);
    }

    @Test
    void refusalsOfOneMomentCountAsOneForTheCeiling() {
        refusedAt(0);
        refusedAt(0.2);
        refusedAt(0.4);
        assertEquals(24.65, at(30), 1e-9);
    }

    @Test
    void loneRefusalsThatRecurLowerItTwiceAsMuchEachTimeTo24() {
        refusedAt(0);
        refusedAt(10);
        assertEquals(24.45, at(30), 1e-9);
        refusedAt(30);
        assertEquals(24.05, at(50), 1e-9);
        refusedAt(50);
        assertEquals(24.0, at(90), 1e-9);
    }

    @Test
    void theCeilingComesBackAQuarterEachCalmMinute() {
        for (int second = 0; second <= 50; second += 10) {
            refusedAt(second);
        }
        assertEquals(24.0, at(50 + 59), 1e-9);
        assertEquals(24.25, at(50 + 60), 1e-9);
        assertEquals(24.75, at(50 + 180), 1e-9);
        assertEquals(24.75, at(50 + 600), 1e-9);
    }

    @Test
    void refusalsMoreThanAMinuteApartDoNotRecur() {
        refusedAt(0);
        refusedAt(61);
        refusedAt(122);
        assertEquals(24.65, at(170), 1e-9);
    }

    @Test
    void othersKeepTheirShare() {
        rate.leave(0.4, NOW);
        assertEquals(24.75 * 0.6, at(0), 1e-9);
        assertEquals(24.75 * 0.6 + 0.35, at(1), 1e-9);
    }

    @Test
    void aSmallerShareOfOthersDoesNotSpeedUp() {
        rate.leave(0.4, NOW);
        rate.leave(0.1, NOW);
        assertEquals(24.75 * 0.6, at(0), 1e-9);
    }

    @Test
    void aShareOfEverythingStillLeavesOneRequestASecond() {
        rate.leave(1, NOW);
        assertEquals(1, at(0));
        assertTrue(rate.gap(NOW).usual() <= seconds(1));
    }
}
