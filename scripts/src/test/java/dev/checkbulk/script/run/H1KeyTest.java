package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API key is in the environment of the script's own Java alone: nothing that is started before it or by it inherits it. */
class H1KeyTest extends ScriptTest {
    private Path wrappers;
    private Path wrapped;

    @BeforeEach
    void wrap() throws IOException {
        wrappers = Files.createDirectories(folder.resolve("bin"));
        wrapped = folder.resolve("wrapped");
    }

    /** Writes down the command's environment and words, then runs the true one. */
    private void wrap(String command) throws IOException {
        Path real = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        write(command, "exec " + real + " \"$@\"");
    }

    private void write(String command, String then) throws IOException {
        Path file = Files.writeString(
                wrappers.resolve(command),
                "#!/bin/sh\n{ echo \"== %s $*\"; pwd; env; } >>'%s'\n%s\n".formatted(command, wrapped, then));
        assertTrue(file.toFile().setExecutable(true));
    }

    private Jbang withWrappers(Jbang command) {
        return command.with("PATH", wrappers + File.pathSeparator + System.getenv("PATH"))
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_API_KEY_FILE", file("key", KEY))
                .with("api_key", "a variable of the same name as the launcher's is handed down too")
                .with("api_key_file", "so is this one");
    }

    private String wrapped(String... commands) throws IOException {
        String all = Files.readString(wrapped);
        for (String command : commands) {
            assertTrue(all.contains("== " + command + " "), () -> command + " was not started:\n" + all);
        }
        return all;
    }

    private static void assertNoKey(String environments) {
        assertFalse(environments.contains(KEY), environments);
        assertFalse(environments.contains("CHECK_API_KEY="), environments);
        assertFalse(environments.contains("CHECK_API_KEY_FILE=/dev/null"), environments);
    }

    @Test
    void h1TheKeyReachesTheScriptAndNothingThatRunsBeforeItOrForIt() throws IOException {
        Path witness = folder.resolve("witness");
        Jbang empty =
                atHome("version").with("JBANG_DIR", folder.resolve("jbang").toString());
        assertExit(0, empty.end());
        for (String command : List.of("java", "stty", "find", "grep", "sed", "flock", "rm", "mkdir")) {
            wrap(command);
        }
        Standin standin = standin(StandinSettings.defaults());
        standin.records().mentionWorkplace("wrk_2").mentionEmployee("emp_1", "wrk_1");
        String rows = file("moves.csv", "employee,workplaces\nemp_1,wrk_2\n");
        Jbang.Ended ended = withWrappers(against(standin, "reassign", rows, "--yes"))
                .with("JBANG_DIR", folder.resolve("jbang").toString())
                .with("TERM", "xterm")
                .with(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + KeyWitness.jar(folder.resolve("witness.jar")) + "=" + witness)
                .through("script -qec \"$0 $*\" /dev/null")
                .end();
        assertExit(0, ended);
        assertTrue(ended.out().contains("1 of 1 employees updated"), ended::toString);
        List<String> machines = Files.readAllLines(witness);
        assertTrue(
                machines.get(0).startsWith("none java ") && machines.get(0).contains("jbang-cli"), machines::toString);
        assertTrue(machines.stream().anyMatch(line -> line.startsWith("none javac ")), machines::toString);
        assertTrue(machines.get(machines.size() - 1).startsWith("key java reassign "), machines::toString);
        assertEquals(
                1, machines.stream().filter(line -> !line.startsWith("none ")).count(), machines::toString);
        assertNoKey(wrapped("java", "stty", "find", "grep", "flock", "rm", "mkdir"));
    }

    @Test
    void h1WhatTheShellStartsAtATerminalHasNoKey() throws IOException {
        wrap("stty");
        wrap("tty");
        Standin standin = standin(StandinSettings.defaults());
        Jbang.Ended ended = withWrappers(withKey(standin, "shell"))
                .with("TERM", "xterm")
                .through("script -qec \"$0 $*\" /dev/null")
                .given("await(employees.get(\"emp_1\")) instanceof Outcome.Refused\n/exit 7\n");
        assertExit(7, ended);
        assertTrue(ended.out().contains("==> true"), ended::toString);
        assertNoKey(wrapped("stty"));
    }

    @Test
    void h1TheShellReadsTheFileOfAKey() {
        Standin standin = standin(StandinSettings.defaults());
        Jbang.Ended ended = atHome("shell")
                .with("CHECK_BASE_URL", standin.baseUrl())
                .with("CHECK_API_KEY_FILE", file("key", KEY + "\n"))
                .given("await(employees.get(\"emp_1\")) instanceof Outcome.Refused\n/exit 7\n");
        assertExit(7, ended);
        assertTrue(ended.out().contains("==> true"), ended::toString);
    }

    /** A checkout of which nothing is built yet, within traps, and a Maven that writes down how it is called. */
    @Test
    void h1MavenHasNoKeyAndChecksWhatItDownloadsAndItsFolderIsTheCheckout() throws IOException {
        Path checkout = folder.resolve("above/checkout");
        Files.createDirectories(checkout.resolve(".mvn"));
        new Traps(folder.resolve("mark")).lay(folder.resolve("above"));
        for (String name : List.of("jbang", "jbang-catalog.json", "pom.xml")) {
            Files.copy(Jbang.ROOT.resolve(name), checkout.resolve(name));
        }
        write("mvn", "echo nothing is built; exit 1");
        Jbang.Ended ended = withWrappers(atHome("reassign", "--version"))
                .in(folder.resolve("above"))
                .through("exec " + checkout.resolve("jbang") + " reassign")
                .end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("nothing is built"), ended::toString);
        String all = wrapped("mvn");
        assertNoKey(all);
        assertTrue(all.lines().findFirst().orElseThrow().contains(" -C "), all);
        assertTrue(all.contains("\n" + checkout.toRealPath() + "\n"), all);
        assertTrue(all.contains("MAVEN_BASEDIR=" + checkout.toRealPath() + "\n"), all);
    }
}
