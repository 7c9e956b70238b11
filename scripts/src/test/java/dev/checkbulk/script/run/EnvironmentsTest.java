package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real launcher and scripts in environments that are not a developer's. */
class EnvironmentsTest extends ScriptTest {
    private String moves(Standin standin, int people) {
        standin.records().mentionWorkplace("wrk_1");
        IntStream.rangeClosed(1, people).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_0"));
        return file(
                "moves.csv",
                IntStream.rangeClosed(1, people)
                        .mapToObj(n -> "emp_" + n + ",wrk_1\n")
                        .collect(Collectors.joining("", "employee,workplaces\n", "")));
    }

    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(Map.of("LC_ALL", "C")),
                Arguments.of(Map.of("LC_ALL", "POSIX", "LANG", "de_DE.ISO-8859-1")),
                Arguments.of(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG")),
                Arguments.of(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=de -Duser.country=DE")),
                Arguments.of(Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR")),
                Arguments.of(Map.of("JAVA_TOOL_OPTIONS", "-Dfile.encoding=ISO-8859-1 -Duser.timezone=Asia/Kathmandu")));
    }

    /** A run with letters in its folder and names, a picture with decimals, a report, and what comes after it. */
    @ParameterizedTest
    @MethodSource("languages")
    void f08TheMachinesLanguageChangesNothing(Map<String, String> environment) throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 3);
        Path dir = folder.resolve("löhne").resolve("März ½ 给");
        Jbang run = withKey(standin, "reassign", moves, "--run-dir", dir.toString());
        environment.forEach(run::with);
        Jbang.Ended ended = run.end();
        assertExit(0, ended);
        assertTrue(ended.out().contains("3 of 3 employees updated."), ended::toString);
        assertTrue(ended.out().contains(dir + "/results.csv"), ended::toString);
        assertTrue(Files.exists(dir.resolve("results.csv")), "the folder has the name that was typed");
        assertTrue(ended.err().contains("at 24.75 requests/s about 1 s."), ended::toString);
        String report = Files.readString(dir.resolve("report.html"), StandardCharsets.UTF_8);
        String picture = report.substring(report.indexOf("<svg"), report.indexOf("</svg>"));
        assertFalse(picture.matches("(?s).*=\"-?\\d+,\\d+.*"), "a decimal comma in the picture");
        assertFalse(
                report.codePoints().anyMatch(point -> point >= 0x660 && point <= 0x669), "digits of another script");
        for (String[] command : List.of(new String[] {"runs"}, new String[] {"status", dir.toString()})) {
            Jbang after = withKey(standin, command);
            environment.forEach(after::with);
            Jbang.Ended told = after.end();
            assertExit(0, told);
            assertTrue(told.out().contains("3 "), told::toString);
        }
        Jbang wrong = withKey(standin, "reassign", folder.resolve("fehlt-ü.csv").toString());
        environment.forEach(wrong::with);
        assertTrue(wrong.end().err().contains("fehlt-ü.csv"), "what is said is in UTF-8 too");
    }

    /** Runs with letters in their names are there for the next command, whatever its language is. */
    @Test
    void f08ARunOfOneLanguageDoesNotStopTheCommandsOfAnother() {
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 1);
        Path dir = folder.resolve("löhne");
        assertExit(
                0,
                withKey(standin, "reassign", moves, "--run-dir", dir.toString()).end());
        for (String language : List.of("C", "C.UTF-8", "POSIX")) {
            Jbang.Ended runs = withKey(standin, "runs").with("LC_ALL", language).end();
            assertExit(0, runs);
            assertTrue(runs.out().contains("1 of 1 done"), runs::toString);
            Jbang.Ended report = withKey(standin, "report", dir.toString())
                    .with("LC_ALL", language)
                    .end();
            assertExit(0, report);
        }
    }

    @Test
    void f23WithoutHomeThePasswordFileDecidesAndAHomeThatIsGivenIsEnough() {
        Jbang.Ended version =
                atHome("--version").through("unset HOME; exec \"$0\" \"$@\"").end();
        assertExit(0, version);
        Jbang.Ended run = rehearse("reassign", file("m.csv", "employee,workplaces\nemp_1,wrk_1\n"))
                .through("unset HOME; exec \"$0\" \"$@\"")
                .end();
        assertExit(0, run);
        assertFalse(run.err().contains("parameter not set"), run::toString);
        Jbang.Ended empty = atHome("runs").through("HOME= exec \"$0\" \"$@\"").end();
        assertExit(0, empty);
    }

    @Test
    void f23AUserWithoutAHomeFolderIsToldInOneSentence() throws IOException {
        Path java = Files.writeString(
                Files.createDirectories(folder.resolve("jdk/bin")).resolve("java"),
                "#!/bin/sh\necho '    user.home = ?' >&2\n");
        Files.writeString(java.resolveSibling("javac"), "#!/bin/sh\n");
        for (String name : List.of("java", "javac")) {
            Files.setPosixFilePermissions(java.resolveSibling(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Jbang.Ended ended = atHome("runs")
                .with("JAVA_HOME", folder.resolve("jdk").toString())
                .through("unset HOME; exec \"$0\" \"$@\"")
                .end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("HOME is not set"), ended::toString);
    }

    @Test
    void f18WhatCannotBeWrittenToStandardOutputIsSaidAndIsNoSuccess() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
        Standin standin = standin(StandinSettings.defaults());
        String moves = moves(standin, 1);
        Jbang.Ended run = against(standin, "reassign", moves)
                .through("exec \"$0\" \"$@\" >/dev/full")
                .end();
        assertExit(1, run);
        assertTrue(run.err().contains("Standard output could not be written"), run::toString);
        assertEquals(1, standin.judge().counts().updates().get("employees"));
        for (String[] command : List.of(
                new String[] {"runs"},
                new String[] {"runs", "list"},
                new String[] {"reassign", "--help"},
                new String[] {"help"})) {
            Jbang.Ended ended = withKey(standin, command)
                    .through("exec \"$0\" \"$@\" >/dev/full")
                    .end();
            assertEquals(1, ended.exitCode(), () -> String.join(" ", command) + ended);
            assertTrue(ended.err().contains("Standard output could not be written"), ended::toString);
        }
        Jbang.Ended export = withKey(standin, "export", "employees")
                .through("exec \"$0\" \"$@\" >/dev/full")
                .end();
        assertFalse(export.exitCode() == 0, export::toString);
        assertTrue(export.err().contains("standard output"), export::toString);
    }

    @Test
    void f12HupIsTheFirstCtrlCAndATerminalThatIsGoneStopsNoFile() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 5);
        Jbang.Running running = against(standin, "reassign", moves(standin, 60))
                .through("exec \"$0\" \"$@\" 2>&1 | (read -r line; exit 0)") // nobody reads behind the first line
                .start();
        until(() -> hold.held() > 0);
        ProcessHandle script = running.handle()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        signal(script, "HUP");
        signal(script, "TERM");
        hold.release();
        running.end();
        script.onExit().orTimeout(Jbang.MOST_MINUTES, TimeUnit.MINUTES).join();
        assertTrue(Files.exists(runDir().resolve("report.html")), "the report");
        long rows = left("results.csv").lines().count() - 1;
        assertEquals(60, rows);
        assertFalse(left("results.csv").contains(",unknown,"), left("results.csv"));
        Jbang.Ended resumed = withKey(standin, "resume", runDir().toString()).end();
        assertExit(0, resumed);
    }

    @Test
    void f12TermTwiceWithinHalfASecondEndsByTheRows() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 5);
        Jbang.Running running = against(standin, "reassign", moves(standin, 60)).start();
        until(() -> hold.held() > 0);
        running.signal("TERM");
        running.signal("TERM");
        running.awaitErr(text -> text.contains("Stopping"));
        hold.release();
        Jbang.Ended ended = running.end();
        assertExit(12, ended);
        assertTrue(left("results.csv").contains("done"), ended::toString);
    }

    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A launcher that was killed while it built, in a container whose next first process has the same number. */
    @Test
    void f11ALockOfAProcessThatIsGoneDoesNotHoldUpTheNext() throws IOException {
        Path lock = Jbang.ROOT.resolve(".launcher/lock");
        assertExit(0, atHome("--version").end());
        // the number of a process that lives, and is not the one that made the link
        Files.createSymbolicLink(
                lock, Path.of(String.valueOf(ProcessHandle.current().pid())));
        Jbang.Ended ended = atHome("--version").end();
        assertExit(0, ended);
        assertFalse(ended.err().contains("Waiting for another"), ended::toString);
        Jbang.Ended itself = atHome("--version")
                .through("rm -f '" + lock + "'; ln -s $$ '" + lock + "'; exec \"$0\" \"$@\"")
                .end();
        assertExit(0, itself);
        assertFalse(itself.err().contains("Waiting for another"), itself::toString);
    }

    @Test
    void h13AKeyFileThatOthersCanReadIsSaidAndUsed() throws IOException {
        Standin standin = standin(StandinSettings.defaults());
        Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
        String moves = moves(standin, 1);
        for (String mode : List.of("rw-r--r--", "rw-rw----", "rw-------")) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
            Jbang.Ended ended = against(standin, "reassign", moves, "--plan")
                    .with("CHECK_API_KEY", "")
                    .with("CHECK_API_KEY_FILE", key.toString())
                    .end();
            assertExit(0, ended);
            assertEquals(!mode.equals("rw-------"), ended.err().contains("chmod 600"), ended::toString);
        }
    }

    @Test
    void h13NothingStaysInTheFolderForTemporaryFiles() throws IOException {
        Path tmp = Files.createDirectories(folder.resolve("tmp"));
        assertExit(
                0,
                rehearse("reassign", file("m.csv", "employee,workplaces\nemp_1,wrk_1\n"))
                        .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp)
                        .end());
        try (Stream<Path> left = Files.list(tmp)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> !file.toString().contains("hsperf")).toList());
        }
    }

    @Test
    void h13TooFewOpenFilesAreToldInASentence() {
        Jbang.Ended ended = rehearse("reassign", file("m.csv", "employee,workplaces\nemp_1,wrk_1\n"))
                .through("ulimit -n 40; exec \"$0\" \"$@\"")
                .end();
        assertFalse(ended.err().contains("\tat "), ended::toString);
        assertTrue(ended.exitCode() == 0 || ended.err().contains("ulimit"), ended::toString);
    }
}
