package dev.checkbulk.script.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.run.state.Unconfirmed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console log =
            new Console(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), Reader.nullReader(), false);
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    private static BatchReport report(long done, long refused, long unknown) {
        return new BatchReport(done, 0, 0, 0, refused, 0, unknown, null);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void aLogGetsALineAMinute() {
        ProgressLine line = new ProgressLine(log, "reassign", 5_000, clock::get);
        for (int tenth = 0; tenth <= 1_250; tenth++) {
            line.show(report(tenth, tenth / 500, 0), Duration.ZERO, new Unconfirmed(0, null));
            clock.addAndGet(Duration.ofMillis(100).toNanos());
        }
        assertEquals("reassign: 601 of 5000, 1 refused\nreassign: 1202 of 5000, 2 refused\n", said());
    }

    @Test
    void whereNobodyKnowsHowManyThereAreNoneIsSaid() {
        ProgressLine line = new ProgressLine(log, "export", -1, clock::get);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        line.show(700);
        assertEquals("export: 700\n", said());
    }

    @Test
    void onlyWhatIsNotAsItShouldBeIsNamed() {
        assertEquals("", ProgressLine.extra(report(100, 0, 0), Duration.ZERO));
        assertEquals(
                " 1 refused, 3 conflict, 5 blocked, 7 not applied, 9 unknown",
                ProgressLine.extra(new BatchReport(100, 2, 3, 5, 1, 7, 9, null), Duration.ZERO));
    }

    @Test
    void aPauseIsShownWithItsReason() {
        assertEquals(" paused 30 s: Check asked", ProgressLine.extra(report(9, 0, 0), Duration.ofMillis(29_100)));
    }

    @Test
    void h5AnswersThatCouldNotBeReadAreToldAtOnceInALogAndOnTheLine() {
        Unconfirmed three = new Unconfirmed(3, Instant.parse("2026-12-01T20:28:13Z"));
        assertEquals(
                "Check's answer to 3 rows could not be read. Checking Check's log at 20:28:13 Z.",
                Words.unconfirmed(three, ZoneOffset.UTC));
        assertEquals("", Words.unconfirmed(new Unconfirmed(0, null), ZoneOffset.UTC));
        ProgressLine line = new ProgressLine(log, "create", 50, clock::get);
        line.show(report(1, 0, 0), Duration.ZERO, new Unconfirmed(0, null));
        line.show(report(1, 0, 0), Duration.ZERO, three);
        line.show(report(1, 0, 0), Duration.ZERO, three);
        assertEquals(1, said().lines().count(), said());
        assertEquals(true, said().startsWith("Check's answer to 3 rows could not be read. Checking Check's log at "));
    }

    @Test
    void h1TheWidthOfTheTerminalIsReadFromTheEnvironment() {
        assertEquals(119, ProgressLine.width(Map.of("COLUMNS", "120")));
        assertEquals(79, ProgressLine.width(Map.of()));
        assertEquals(79, ProgressLine.width(Map.of("COLUMNS", "0")));
        assertEquals(79, ProgressLine.width(Map.of("COLUMNS", "wide")));
    }
}
