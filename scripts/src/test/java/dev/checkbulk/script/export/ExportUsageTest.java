package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Command lines that ask for what cannot be. None comes as far as to need a key. */
class ExportUsageTest {
    @TempDir
    private Path folder;

    @Command(name = "export", mixinStandardHelpOptions = true)
    private static final class Script implements Callable<Integer> {
        @Mixin
        private Export export = new Export();

        @Override
        public Integer call() throws CannotStart {
            return export.run();
        }
    }

    private static String said(int exitCode, String... words) {
        StringWriter said = new StringWriter();
        CommandLine line = Export.commandLine(new Script())
                .setErr(new PrintWriter(said, true))
                .setOut(new PrintWriter(said, true));
        assertEquals(exitCode, line.execute(words), said::toString);
        return said.toString();
    }

    private static void refused(String message, String... words) {
        String said = said(ExitCode.USAGE, words);
        assertTrue(said.contains(message), said);
    }

    @Test
    void aResourceWithoutAListIsToldFromOneThatIsNone() {
        refused("No resource is named \"xyz\"; --help names them all.", "xyz");
        refused("No resource is named \"earning-rate\"; did you mean earning_rates?", "earning-rate");
        refused("enrollment_profile cannot be exported: Check has no list of them.", "enrollment-profile");
        refused("Missing required parameter: 'RESOURCE'");
    }

    @Test
    void idsAreReadAloneAndWhereCheckReadsThem() {
        refused("Check reads no payments by their ids: leave out --id.", "payments", "--id", "pyt_1");
        refused("--id names the records: nothing else", "employees", "--id", "emp_1", "--company", "com_1");
    }

    @Test
    void idsThatAreNoneAreAllNamed() {
        refused(
                "not \"a/b\".\n--id: An id is 1 to 255 letters, digits, _ and -, not empty.",
                "employees",
                "--id=emp_1,a/b,");
        refused("not empty", "employees", "--id", ",");
        refused("not empty", "employees", "--id", "");
    }

    @Test
    void theFormIsSaidOrInTheFilesName() {
        refused(
                "e.xlsx: its name ends in neither .csv, .json nor .jsonl. Add --format.",
                "employees",
                "--out",
                folder.resolve("e.xlsx").toString());
        refused("Invalid value for option '--format'", "employees", "--format", "xml");
        refused("--raw is about the cells of CSV alone", "employees", "--raw", "--format", "json");
    }

    @Test
    void anUnknownOptionIsNamedWithoutTheWholeHelp() {
        String said = said(ExitCode.USAGE, "employees", "--compani", "com_1");
        assertEquals("Unknown options: '--compani', 'com_1'; did you mean --company? See --help.\n", said);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldBeforeAnythingIsRead() {
        String there = folder.resolve("no/e.csv").toString();
        refused(there + " cannot be written", "employees", "--rehearse", "--out", there);
        refused("it is a folder", "employees", "--rehearse", "--format", "csv", "--out", folder.toString());
    }

    @Test
    void theHelpNamesEachResourceWithItsOptions() {
        String help = said(ExitCode.OK, "--help");
        assertTrue(help.contains("\n  employees                       --company --workplace --active\n"), help);
        assertTrue(help.contains("\n  signatories                     --company (needed)\n"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
    }
}
