package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GapTest {
    @Test
    void f26APartIsWholeStartsASecond() {
        Gap gap = Gap.of(24.75);
        assertEquals(gap, gap.part(1));
        assertEquals(Gap.whole(12).usual(), gap.part(2).least(), 1);
        assertEquals(Gap.whole(4), gap.part(6));
        assertEquals(new Gap(30 * gap.usual(), 30 * gap.usual()), gap.part(30));
    }

    @Test
    void itIsRoundedUpSoThatNoSlotComesEarly() {
        assertEquals(40_404_041, Gap.of(24.75).usual());
    }

    @Test
    void aLateStartLeavesThreeQuartersOrAllOfIt() {
        assertEquals(new Gap(50_000_000, 37_500_000), Gap.of(20));
        assertEquals(new Gap(50_000_000, 50_000_000), Gap.whole(20));
    }

    @Test
    void theNextSlotIsOnScheduleUnlessThatLeavesLessThanTheLeastGap() {
        Gap gap = new Gap(100, 75);
        long slot = Long.MAX_VALUE - 90; // the clock wraps around
        assertEquals(slot + 100, gap.next(slot, slot));
        assertEquals(slot + 100, gap.next(slot, slot + 25));
        assertEquals(slot + 101, gap.next(slot, slot + 26));
    }

    @Test
    void theLongerOnesOfTwo() {
        assertEquals(new Gap(60, 40), new Gap(60, 30).orLonger(new Gap(50, 40)));
    }

    @Test
    void theScheduleAloneIsStretched() {
        assertEquals(new Gap(50, 30), new Gap(40, 30).stretched(1.25));
    }
}
