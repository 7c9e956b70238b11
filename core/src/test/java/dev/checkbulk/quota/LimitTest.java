package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @Test
    void checkAllows2475StartsASecondAnd100InFlight() {
        assertEquals(new Limit(24.75, 100), Limit.CHECK);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 1", "100000, 10000"})
    void valuesOfTheRangeAreAccepted(double perSecond, int inFlight) {
        assertEquals(perSecond, new Limit(perSecond, inFlight).perSecond());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsARateThatIsNone(double perSecond) {
        var rejected = assertThrows(IllegalArgumentException.class, () -> new Limit(perSecond, 1));
        assertTrue(rejected.getMessage().endsWith("not " + perSecond), rejected.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void rejectsANumberInFlightThatIsNone(int inFlight) {
        var rejected = assertThrows(IllegalArgumentException.class, () -> new Limit(1, inFlight));
        assertTrue(rejected.getMessage().endsWith("not " + inFlight), rejected.getMessage());
    }

    @Test
    void withinIsTheSmallerOfBoth() {
        assertEquals(new Limit(10, 5), new Limit(10, 50).within(new Limit(20, 5)));
    }
}
