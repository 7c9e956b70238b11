package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./jbang} runs is decided by nothing that lies in the folder where one stands, or above it. */
class H1FoldersTest extends ScriptTest {
    @TempDir
    static Path jbang;

    private Traps traps;
    private Path inside;

    @BeforeEach
    void lay() throws IOException {
        traps = new Traps(folder.resolve("mark"));
        inside = traps.lay(traps.lay(folder.resolve("trap")).resolve("below"));
    }

    /** From within the traps, with a JBang folder that has seen nothing else. */
    private Jbang within(String... words) {
        return atHome(words).in(inside).with("JBANG_DIR", jbang.toString());
    }

    private void assertRuns(String begin, Jbang.Ended ended) {
        assertExit(0, ended);
        assertTrue(ended.out().startsWith(begin), ended::toString);
        assertFalse(traps.sprung(), ended::toString);
    }

    @Test
    void h1NothingInTheFolderOrAboveItRunsNowOrLater() throws IOException {
        Path empty = folder.resolve("jbang");
        Jbang reassign = within("reassign", "--version").with("JBANG_DIR", empty.toString());
        assertRuns("checkbulk ", reassign.end());
        assertRuns("checkbulk ", reassign.in(folder).end());
        List<String> known = Files.readAllLines(empty.resolve("commands/reassign"));
        assertEquals(3, known.size(), known::toString);
        for (String jar : known.get(2).split(":")) {
            assertTrue(
                    Stream.of(Jbang.ROOT.toString(), System.getProperty("checkbulk.localRepository"), empty.toString())
                            .anyMatch(ours -> jar.startsWith(ours + "/")),
                    jar);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reassign@catalog --version",
                "run reassign --version",
                "-o reassign@catalog --version",
                "--java 17+ reassign --version",
                "run -R -Xmx100m reassign@catalog --version"
            })
    void h1HoweverOneOfOurScriptsIsNamed(String words) {
        assertRuns("checkbulk ", within(words.split(" ")).end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "run hello", "-o hello", "--cp lib hello", "hello@catalog", "hello@trap"})
    void h1ANameIsNeverThatOfAFile(String words) {
        Jbang.Ended ended = within(words.split(" ")).end();
        assertExit(2, ended);
        assertFalse(traps.sprung(), ended::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Echo.java", "./Echo.java", "run ../below/Echo.java", "-R -Xmx100m Echo.java"})
    void h1AFileThatIsNamedRunsWhateverLiesBesideIt(String words) throws IOException {
        Files.writeString(inside.resolve("Echo.java"), "// compiled anew: " + words + """

                class Echo {
                    public static void main(String... args) {
                        System.out.println(String.join("|", args) + "|" + System.getProperty("user.dir"));
                    }
                }
                """);
        String[] all = Stream.of(words.split(" "), new String[] {"@args", "@", "@@", "it's", "a b"})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        assertRuns("@args|@|@@|it's|a b|" + inside.toRealPath(), within(all).end());
    }

    @Test
    void h1TheTemplateIsOurs() throws IOException {
        assertExit(0, within("init", "-t", "bulk-edit@catalog", "x.java").end());
        assertTrue(Files.readString(inside.resolve("x.java")).contains("//DEPS dev.checkbulk:"));
        assertExit(0, within("init", "y.java").end());
        assertFalse(traps.sprung());
    }

    @Test
    void h1AWordWithAnAtIsTextToOurScriptsToo() {
        Jbang.Ended ended = within("reassign", "@args").end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("@args"), ended::toString);
    }

    @Test
    void h1WhatIsRememberedNamesOurJavaAndOurJarsOrIsAskedForAnew() throws IOException {
        assertRuns("checkbulk ", within("runs", "--version").end());
        Path commands = jbang.resolve("commands/runs");
        List<String> known = Files.readAllLines(commands);
        String java = known.get(1);
        String jars = known.get(2);
        String trap = file("trap.jar", "#!/bin/sh\ntouch " + folder.resolve("mark") + "\n");
        assertTrue(Path.of(trap).toFile().setExecutable(true));
        List<List<String>> others = List.of(
                List.of(trap, jars),
                List.of(java + " -javaagent:" + trap, jars),
                List.of(java, trap + ":" + jars),
                List.of(java, jars + ":" + trap),
                List.of(java, jars + " -javaagent:" + trap),
                List.of(java, jars + ":"),
                List.of(java, jars.replaceFirst(":", "::")),
                List.of(java, "trap.jar:" + jars),
                List.of(
                        java,
                        jars + ":" + Jbang.ROOT + "/../"
                                + Jbang.ROOT.getParent().relativize(Path.of(trap))),
                List.of(java, jars + ":" + Jbang.ROOT + "/*"),
                List.of(java, jars.substring(jars.indexOf(':') + 1)),
                List.of(java, ""),
                List.of(java));
        for (List<String> other : others) {
            Files.write(
                    commands,
                    Stream.concat(known.stream().limit(1), other.stream()).toList());
            assertRuns("checkbulk ", within("runs", "--version").end());
            assertEquals(known, Files.readAllLines(commands), other::toString);
        }
    }
}
