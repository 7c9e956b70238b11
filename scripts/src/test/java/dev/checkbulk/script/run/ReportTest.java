package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** The report that every run leaves, by the real scripts. */
class ReportTest extends ScriptTest {
    private static final String MOVES =
            Jbang.ROOT.resolve("examples/moves-with-errors.json").toString();

    private String people(int count) {
        StringBuilder csv = new StringBuilder("employee,workplaces\n");
        for (int row = 1; row <= count; row++) {
            csv.append("emp_").append(row).append(",wrk_1\n");
        }
        return file("moves.csv", csv.toString());
    }

    @Test
    void aRunEndsWithThePathOfItsReport() throws IOException {
        Jbang.Ended ended = rehearse("reassign", MOVES).end();
        assertExit(10, ended);
        Path report = runDir().resolve("report.html");
        String last = ended.out().lines().reduce("", (before, line) -> line);
        assertTrue(last.startsWith("Report: ") && last.endsWith(" " + report), ended::toString);
        String html = Files.readString(report);
        assertTrue(
                html.contains("<h1>2 of 4 employees updated. <a href=\"#rows\" data-show=\"failed\">2 failed"), html);
        assertTrue(html.contains("This was a rehearsal"), html);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(report)));
    }

    @Test
    void aReportThatCannotBeWrittenChangesNothingElse() throws IOException {
        Standin standin = standin(StandinSettings.defaults().withMentioned(true));
        assertExit(0, against(standin, "reassign", people(3)).end());
        Files.delete(runDir().resolve("report.html"));
        Files.createDirectories(runDir().resolve("report.html/occupied"));
        Jbang.Ended ended = withKey(standin, "resume", runDir().toString()).end();
        assertExit(0, ended);
        assertTrue(ended.out().contains("3 of 3 employees updated."), ended::toString);
        assertTrue(ended.err().contains("The report could not be written: "), ended::toString);
        assertFalse(ended.out().contains("Report:"), ended::toString);
    }

    @Test
    void aRunThatWasKilledHasAReportToo() throws IOException {
        Standin standin = standin(StandinSettings.defaults().withMentioned(true));
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 20);
        Jbang.Running running = against(standin, "reassign", people(500)).start();
        until(() -> hold.held() > 0);
        Jbang.Ended during = atHome("report", runDir().toString()).end();
        assertExit(0, during);
        assertEquals(runDir().resolve("report.html") + "\n", during.out());
        assertTrue(left("report.html").contains("The run is still running"), "while it runs");
        running.handle().destroyForcibly();
        running.end();
        assertExit(0, atHome("report", runDir().toString(), "--for", "ticket").end());
        assertTrue(left("report-ticket.html").contains("The run stopped in the middle"));
        assertFalse(left("report-ticket.html").contains(runDir().toString()));
        assertExit(0, atHome("report", runDir().toString()).end());
        String html = left("report.html");
        assertTrue(html.contains("jbang resume " + runDir()), html);
        assertFalse(html.contains(KEY));
    }
}
