package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each page of the documentation is typed at a shell, and prints what it shows. In a {@code console} block the lines after
 * {@code $} are commands, the others what is printed; {@code …} stands for anything in a line, and alone for any lines. The
 * first {@code cat} of a file makes it. What is in a comment {@code setup:} is typed too, and readers do not see it.
 */
class DocsTest extends ScriptTest {
    private static final Pattern TYPED = Pattern.compile(
            "^<!-- setup:(?<setup>.*?)-->|^```console\\n(?<console>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LAUNCHERS =
            Pattern.compile("^(\\[jbang]|Building Checkbulk|Waiting for another).*\\n", Pattern.MULTILINE);

    private static final List<String> LINKS = List.of("jbang", "examples");

    private final Standin standin = standin(StandinSettings.defaults().withMentioned(true));
    private String last = "";
    private int code;
    private boolean told = true;

    private record Step(String command, String shown) {
        static Step of(String text) {
            int end = text.indexOf('\n');
            return new Step(text.substring(0, end), text.substring(end + 1));
        }

        boolean isPrinted(String text) {
            String pattern = shown.lines()
                    .map(line -> line.equals("…") ? "(?:.*\n)*?" : words(line) + "\n")
                    .collect(Collectors.joining());
            return (text.isEmpty() || text.endsWith("\n") ? text : text + "\n").matches(pattern);
        }

        private static String words(String line) {
            return Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        }
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Jbang.ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(Jbang.ROOT.resolve("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Jbang.ROOT::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void printsWhatItShows(Path page) throws IOException {
        for (String name : LINKS) {
            Files.createSymbolicLink(folder.resolve(name), Jbang.ROOT.resolve(name));
        }
        String text = Files.readString(Jbang.ROOT.resolve(page));
        assertFalse(TYPED.matcher(text).replaceAll("").contains("\n$ "), "a command that is not in a console block");
        Matcher typed = TYPED.matcher(text);
        while (typed.find()) {
            if (typed.group("console") == null) {
                type(typed.group("setup"));
            } else {
                Arrays.stream(typed.group("console").split("(?m)^\\$ "))
                        .skip(1)
                        .map(Step::of)
                        .forEach(this::take);
            }
        }
        assertToldOrZero(page + " ends");
    }

    private void take(Step step) {
        Path file = folder.resolve(step.command().replaceFirst("^cat ", ""));
        if (step.command().equals("echo $?")) {
            assertEquals(step.shown(), code + "\n", () -> "exit code of: " + last);
            told = true;
        } else if (step.command().startsWith("cat ") && !Files.exists(file)) {
            file(file.getFileName().toString(), step.shown());
        } else {
            String printed = type(step.command());
            assertTrue(
                    step.isPrinted(printed),
                    () -> "$ " + step.command() + "\n--- shown\n" + step.shown() + "--- printed\n" + printed);
        }
    }

    /** Both streams, as they come together at a terminal. */
    private String type(String command) {
        assertToldOrZero(command);
        Jbang.Ended ended = withKey(standin)
                .with("CHECKBULK_QUARANTINE_MS", "300")
                .in(folder)
                .through("{ " + command + "\n} 2>&1")
                .end();
        last = command;
        code = ended.exitCode();
        told = false;
        return LAUNCHERS.matcher(ended.out().replace("\r\n", "\n")).replaceAll("");
    }

    /** JUnit warns about links that lead out of its folder. */
    @AfterEach
    void unlink() throws IOException {
        for (String name : LINKS) {
            Files.delete(folder.resolve(name));
        }
    }

    /** A page shows every exit code that is not 0. */
    private void assertToldOrZero(String next) {
        assertTrue(told || code == 0, () -> "exit code " + code + " of: " + last + ", and then: " + next);
    }
}
