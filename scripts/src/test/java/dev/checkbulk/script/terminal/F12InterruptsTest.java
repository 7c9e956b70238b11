package dev.checkbulk.script.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F12: what a signal comes to, by when it comes. */
class F12InterruptsTest {
    private static final long MILLI = 1_000_000;

    private final List<String> told = new ArrayList<>();
    private long now = Long.MAX_VALUE - 100 * MILLI; // the clock may pass its end

    private final Interrupts.Decision decision =
            new Interrupts.Decision(() -> now, told::add, code -> told.add(String.valueOf(code)));

    @ParameterizedTest
    @CsvSource({
        "TERM, 15, TERM, 15, 20, 'SIGTERM'",
        "HUP, 1, TERM, 15, 499, 'SIGHUP'",
        "INT, 2, INT, 2, 0, 'SIGINT'",
        "INT, 2, INT, 2, 500, 'SIGINT 130'",
        "TERM, 15, HUP, 1, 900, 'SIGTERM 129'",
        "HUP, 1, TERM, 15, 10000, 'SIGHUP 143'",
    })
    void f12ASecondSignalWithinHalfASecondIsTheSameOne(
            String first, int number, String second, int otherNumber, long millis, String comesTo) {
        decision.signal(first, number);
        now += millis * MILLI;
        decision.signal(second, otherNumber);
        assertEquals(comesTo, String.join(" ", told));
    }
}
