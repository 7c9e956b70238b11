package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final long MS = 1_000_000;
    private static final long HOUR = 3_600_000 * MS;

    private final Lateness lateness = new Lateness();

    @Test
    void f26ALittleLateIsInTime() {
        assertFalse(lateness.tooLate(-HOUR));
        assertFalse(lateness.tooLate(25 * MS));
        assertTrue(lateness.tooLate(25 * MS + 1));
        assertEquals(0, lateness.ahead());
    }

    @Test
    void f26TheNextIsAsFarAheadAsTheLastWasLateAndMayBeAsLate() {
        lateness.givenBack(60 * MS);
        assertEquals(60 * MS, lateness.ahead());
        assertFalse(lateness.tooLate(85 * MS));
        assertTrue(lateness.tooLate(86 * MS));
    }

    @Test
    void f26OneThatIsMadeEndsTheWayAheadAndLatenessIsForgottenBitByBit() {
        lateness.givenBack(60 * MS);
        lateness.made(0);
        assertEquals(0, lateness.ahead());
        assertFalse(lateness.tooLate(70 * MS));
        for (int n = 0; n < 100; n++) {
            lateness.made(20 * MS);
        }
        assertTrue(lateness.tooLate(26 * MS));
    }

    @Test
    void f26ALateOneThatIsMadeIsExpectedOfTheNext() {
        lateness.givenBack(60 * MS);
        lateness.made(80 * MS);
        assertEquals(0, lateness.ahead());
        assertFalse(lateness.tooLate(105 * MS));
    }

    @Test
    void f26OfALongPauseAQuarterOfASecondIsExpectedAgainAndOfMoreInARowTwiceAsMuch() {
        lateness.givenBack(HOUR);
        assertFalse(lateness.tooLate(275 * MS));
        assertTrue(lateness.tooLate(276 * MS));
        lateness.givenBack(HOUR);
        assertFalse(lateness.tooLate(525 * MS));
        assertTrue(lateness.tooLate(526 * MS));
        assertEquals(1_000 * MS, lateness.ahead(), "others wait no longer");
        for (int n = 0; n < 100; n++) {
            lateness.givenBack(Long.MAX_VALUE / 4);
        }
        assertFalse(lateness.tooLate(HOUR));
    }
}
