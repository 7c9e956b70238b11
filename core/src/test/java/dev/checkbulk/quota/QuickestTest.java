package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuickestTest {
    private final Quickest quickest = new Quickest();

    private void answered(int times, long took) {
        for (int n = 0; n < times; n++) {
            quickest.answered(took);
        }
    }

    @Test
    void itIsTheShortest() {
        quickest.answered(7);
        quickest.answered(5);
        quickest.answered(6);
        assertEquals(5, quickest.took());
    }

    @Test
    void sixtyFourLongerOnesDoNotMakeItForgotten() {
        answered(64, 5);
        answered(64, 9);
        assertEquals(5, quickest.took());
    }

    @Test
    void aHundredAndTwentyEightDo() {
        answered(1, 5);
        answered(128, 9);
        assertEquals(9, quickest.took());
    }
}
