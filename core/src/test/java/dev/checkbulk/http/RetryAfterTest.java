package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String DATE = "Mon, 02 Mar 2026 09:00:00 GMT";

    private static Optional<Duration> parse(String... values) {
        return RetryAfter.parse(List.of(values), null, NOW);
    }

    private static void assertWait(String expected, Optional<Duration> wait) {
        assertEquals(Optional.of(Duration.parse(expected)), wait);
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "60, PT60S", "' 7 ', PT7S", "007, PT7S", "901, PT901S"})
    void wholeSecondsAreAsSaid(String value, String wait) {
        assertWait(wait, parse(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mon, 02 Mar 2026 09:00:30 GMT", "Monday, 02-Mar-26 09:00:30 GMT", "Mon Mar  2 09:00:30 2026"})
    void allThreeFormsOfADateAreRead(String value) {
        assertWait("PT30S", parse(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon, 02 Mar 2026 09:00:30", "Tue, 02 Mar 2026 09:00:30 GMT", "2 Mar 2026 9:00:30"})
    void aDateThatIsNotQuiteHttpsIsReadAllTheSame(String value) {
        assertWait("PT30S", parse(value));
    }

    @Test
    void aDateIsADistanceFromTheAnswersOwnDate() {
        Instant ourWrongClock = NOW.minusSeconds(86_400);
        assertWait("PT30S", RetryAfter.parse(List.of("Mon, 02 Mar 2026 09:00:30 GMT"), DATE, ourWrongClock));
    }

    @Test
    void anUnreadableDateOfTheAnswerLeavesOurClock() {
        assertWait("PT30S", RetryAfter.parse(List.of("Mon, 02 Mar 2026 09:00:30 GMT"), "yesterday", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "-99999999999999999999", "Mon, 02 Mar 2026 08:00:00 GMT", DATE})
    void theWaitIsNeverShorterThanASecond(String value) {
        assertWait("PT1S", parse(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999", "31536001", "9999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void theWaitIsNeverLongerThanAYear(String value) {
        assertWait("P365D", parse(value));
    }

    @Test
    void leadingZeroesDoNotMakeANumberLarge() {
        assertWait("PT5S", parse("000000000000005"));
    }

    @Test
    void aDayIsADay() {
        assertWait("PT24H", parse("86400"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.5",
                "1s",
                "soon",
                "+5",
                "--5",
                "0x10",
                "1e3",
                "1,5",
                "١",
                "Mon, 32 Mar 2026 09:00:00 GMT",
                "Mon, 02 Mar 2026 09:00:30 +0200",
                "2026-03-02T09:00:30Z"
            })
    void garbageIsNoAnswer(String value) {
        assertEquals(Optional.empty(), parse(value));
    }

    @Test
    void tenKilobytesAreNoAnswer() {
        assertEquals(Optional.empty(), parse("9".repeat(10_240)));
    }

    @Test
    void noValueIsNoAnswer() {
        assertEquals(Optional.empty(), parse());
    }

    @Test
    void ofSeveralValuesTheLongestValidOneCounts() {
        assertWait("PT7S", parse("3", "7", "soon", "-1"));
        assertWait("PT30S", parse("3", "Mon, 02 Mar 2026 09:00:30 GMT"));
    }

    @Test
    void neverThrowsAndStaysInItsBounds() {
        String alphabet = "0123456789-+:, .eGMTMonSunMarDec";
        for (long seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            String value = random.nextInt(4) == 0
                    ? mutated(DATE, random)
                    : random.ints(random.nextInt(40), 0, alphabet.length())
                            .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                            .reduce("", String::concat);
            String date = random.nextBoolean() ? mutated(DATE, random) : null;
            Optional<Duration> wait = RetryAfter.parse(List.of(value, "junk"), date, NOW);
            assertTrue(
                    wait.isEmpty()
                            || (wait.get().compareTo(RetryAfter.SHORTEST) >= 0
                                    && wait.get().compareTo(RetryAfter.LONGEST) <= 0),
                    "seed " + seed + ": " + value + " -> " + wait);
        }
    }

    private static String mutated(String text, Random random) {
        char[] characters = text.toCharArray();
        for (int i = random.nextInt(3); i >= 0; i--) {
            characters[random.nextInt(characters.length)] = (char) (' ' + random.nextInt(95));
        }
        return new String(characters) + (random.nextInt(5) == 0 ? "9".repeat(random.nextInt(20)) : "");
    }
}
