package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = Long.MAX_VALUE - SECOND;

    @Test
    void isFreeUntilAllPlacesAreTaken() {
        InFlight places = new InFlight(2, NOW);
        places.take();
        assertTrue(places.free(NOW));
        places.take();
        assertFalse(places.free(NOW));
        places.giveBack();
        assertTrue(places.free(NOW));
        assertEquals(1, places.taken());
    }

    @Test
    void aRefusalTakesAQuarterAway() {
        InFlight places = new InFlight(100, NOW);
        places.shrink(NOW);
        assertEquals(75, places.cap(NOW));
        places.shrink(NOW);
        assertEquals(56, places.cap(NOW));
    }

    @Test
    void onePlaceAlwaysRemains() {
        InFlight places = new InFlight(3, NOW);
        for (int i = 0; i < 10; i++) {
            places.shrink(NOW);
        }
        assertEquals(1, places.cap(NOW));
    }

    @Test
    void onePlaceComesBackEveryTwoSecondsUpToTheMost() {
        InFlight places = new InFlight(100, NOW);
        places.shrink(NOW);
        assertEquals(75, places.cap(NOW + 2 * SECOND - 1));
        assertEquals(76, places.cap(NOW + 2 * SECOND));
        assertEquals(80, places.cap(NOW + 11 * SECOND));
        assertEquals(100, places.cap(NOW + 1_000 * SECOND));
    }

    @Test
    void anotherRefusalStartsTheTwoSecondsAnew() {
        InFlight places = new InFlight(100, NOW);
        places.shrink(NOW);
        places.shrink(NOW + SECOND);
        assertEquals(56, places.cap(NOW + 3 * SECOND - 1));
        assertEquals(57, places.cap(NOW + 3 * SECOND));
    }
}
