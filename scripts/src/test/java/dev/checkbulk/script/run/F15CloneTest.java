package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F15: a clone under settings that turn the ends of lines. */
class F15CloneTest {
    @TempDir
    Path folder;

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + said);
        return said;
    }

    @ParameterizedTest
    @CsvSource({"true, crlf", "input, native", "false, crlf"})
    void f15AfterACloneEveryTextHasTheEndsOfLinesThatItWasWrittenWith(String autocrlf, String eol) throws Exception {
        assumeTrue(Files.exists(Jbang.ROOT.resolve(".git")), "this is no checkout of git: there is nothing to clone");
        Path clone = folder.resolve("clone");
        String settings = "core.autocrlf=" + autocrlf;
        git(
                "clone",
                "-q",
                "--no-local",
                "--depth",
                "1",
                "-c",
                settings,
                "-c",
                "core.eol=" + eol,
                Jbang.ROOT.toUri().toString(),
                clone.toString());
        for (String name : List.of("jbang", ".ci/run", "completion.bash", "scripts/reassign.java", "docs/network.md")) {
            assertFalse(Files.readString(clone.resolve(name)).contains("\r"), name);
        }
        assertTrue(Files.isExecutable(clone.resolve("jbang")), "./jbang");
        String results = "scripts/src/test/resources/runs-before-seals/runs/reassign-20261201-004416/results.csv";
        assertTrue(Files.readString(clone.resolve(results)).contains("\r\n"), "a run of before is kept byte for byte");
        Process shell = new ProcessBuilder("sh", "-n", clone.resolve("jbang").toString())
                .redirectErrorStream(true)
                .start();
        assertEquals("", new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, shell.waitFor());
        assertEquals("", git("-C", clone.toString(), "status", "--porcelain"));
    }

    @Test
    void f15EveryTextOfTheTreeSaysItsEndsOfLines() throws Exception {
        assumeTrue(Files.exists(Jbang.ROOT.resolve(".git")), "this is no checkout of git");
        List<String> wrong = git("-C", Jbang.ROOT.toString(), "ls-files", "--eol")
                .lines()
                .filter(line -> line.contains("w/crlf") || line.contains("w/mixed"))
                .filter(line -> !line.contains("runs-before-seals"))
                .toList();
        assertEquals(List.of(), wrong);
    }
}
