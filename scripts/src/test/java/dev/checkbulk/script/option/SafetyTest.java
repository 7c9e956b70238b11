package dev.checkbulk.script.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.script.terminal.CannotStart;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run begins, and what stops it. */
class SafetyTest {
    @ParameterizedTest
    @CsvSource({"10, 200, 10", "5%, 60, 3", "5%, 61, 4", "1%, 3, 1", "0%, 100, 1", "0.5%, 1000, 5", "100%, 7, 7"})
    void aPercentageIsOfAllRowsRoundedUp(String stopAfter, long rows, long most) {
        assertEquals(most, Safety.most(stopAfter, rows));
    }

    @ParameterizedTest
    @CsvSource({"90m, 5400", "24h, 86400", "3d, 259200", "0s, 0", "7D, 604800"})
    void agesAreReadAsPeopleWriteThem(String text, long seconds) throws CannotStart {
        assertEquals(Duration.ofSeconds(seconds), Ages.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "h", "-1h", "1w", "99999999d"})
    void whatIsNoAgeIsRefused(String text) {
        assertThrows(CannotStart.class, () -> Ages.parse(text));
    }
}
