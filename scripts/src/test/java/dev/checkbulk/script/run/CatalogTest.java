package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalog and the files that it names. */
class CatalogTest extends ScriptTest {
    private static JsonNode catalog() {
        try {
            return new ObjectMapper()
                    .readTree(Jbang.ROOT.resolve("jbang-catalog.json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> aliases() {
        return catalog().path("aliases").properties().stream().map(entry -> entry.getKey());
    }

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Jbang.ROOT.resolve("scripts"), 2)) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*/(scripts/\\w+\\.java|templates/.*)"))
                    .toList();
            return sources.stream();
        }
    }

    @Test
    void everyAliasAndTemplateHasADescriptionOfItsOwn() {
        Set<String> descriptions = new HashSet<>();
        Stream.of("aliases", "templates")
                .forEach(kind -> catalog().path(kind).forEach(entry -> {
                    String description = entry.path("description").asText();
                    assertTrue(!description.isBlank() && descriptions.add(description), entry::toString);
                }));
        assertTrue(descriptions.size() >= 10, descriptions::toString);
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void everyAliasHasHelpAndIsCompleted(String alias) throws IOException {
        Jbang.Ended ended = Jbang.run(alias + "@catalog", "--help").in(folder).end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("Usage: " + alias + " "), ended::toString);
        assertTrue(ended.out().contains("\nExample: "), ended::toString);
        Set<String> options = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*")
                .matcher(ended.out())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertEquals(options, completed(alias, "--"));
        assertEquals(Set.of(alias), completed(alias));
        Jbang.Ended version = Jbang.run(alias, "--version").in(folder).end();
        assertTrue(version.out().startsWith("checkbulk "), version::toString);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyScriptNamesTheVersionThatIsBuilt(Path source) throws IOException {
        String text = Files.readString(source);
        List<String> own = text.lines()
                .filter(line -> line.startsWith("//DEPS dev.checkbulk:"))
                .toList();
        assertEquals(1, own.size(), source::toString);
        assertTrue(own.get(0).endsWith(":" + System.getProperty("checkbulk.version")), own::toString);
        assertTrue(text.lines().count() <= 120, source + " has more than 120 lines");
    }

    @Test
    void theTemplateGivesAScriptThatRunsAsItIs() {
        assertExit(
                0,
                Jbang.run("init", "-t", "bulk-edit@catalog", "raise.java")
                        .in(folder)
                        .end());
        Jbang.Ended ended = Jbang.run("raise.java", "--rehearse", "--run-dir", "run")
                .in(folder)
                .end();
        assertExit(0, ended);
        assertTrue(ended.out().contains("2 of 2 employees updated."), ended::toString);
        file("people.csv", "employee,email\nemp_1,a@example.com\n");
        assertExit(
                0,
                Jbang.run("raise.java", "people.csv", "--rehearse", "--run-dir", "run")
                        .in(folder)
                        .end());
    }

    @Test
    void jbangIsAskedOnceAsLongAsTheFilesOfItsAnswerAreThere() throws IOException {
        Path jbang = folder.resolve("jbang");
        Path remembered = jbang.resolve("commands").resolve("runs");
        Jbang runs = atHome("runs", "it's", "--help").with("JBANG_DIR", jbang.toString());
        assertExit(0, runs.end());
        List<String> lines = Files.readAllLines(remembered);
        String file = file("some.jar", "");
        Files.write(remembered, List.of(lines.get(0), lines.get(1), lines.get(2) + ":" + lines.get(2)));
        assertTrue(runs.end().out().contains("Usage"));
        assertNotEquals(lines, Files.readAllLines(remembered), "not asked");
        Files.delete(Path.of(lines.get(2).substring(0, lines.get(2).indexOf(':'))));
        assertTrue(runs.end().out().contains("Usage"), "asked again");
        assertEquals(lines, Files.readAllLines(remembered));
    }

    /** What the Tab key gives behind {@code ./jbang} and these words. */
    private static Set<String> completed(String... words) throws IOException {
        String script = "source completion.bash; COMP_WORDS=(./jbang \"$@\"); COMP_CWORD=$#; _checkbulk;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .directory(Jbang.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return bash.inputReader().lines().collect(Collectors.toSet());
    }

    @Test
    void resourcesAreCompletedToo() throws IOException {
        assertEquals(resources(type -> type.has(Verb.CREATE)), completed("create", ""));
        assertEquals(resources(type -> type.has(Verb.UPDATE) || type.has(Verb.REPLACE)), completed("update", ""));
        assertEquals(resources(type -> type.has(Verb.DELETE)), completed("delete", ""));
        assertEquals(resources(type -> type.has(Verb.LIST)), completed("export", ""));
    }

    private static Set<String> resources(Predicate<ResourceType> which) {
        return ResourceType.all().stream().filter(which).map(ResourceType::name).collect(Collectors.toSet());
    }

    /** What {@code --help} prints at a terminal. */
    private Jbang atTerminal() {
        return atHome("runs", "--help").through("script -qec \"$0 $*\" /dev/null");
    }

    @Test
    void helpHasColoursAtATerminalUnlessNobodyWantsThem() {
        Pattern colour = Pattern.compile("\u001b\\[[0-9;]*m");
        Jbang.Ended coloured = atTerminal().end();
        assertTrue(coloured.out().contains("Example: "), coloured::toString);
        assertTrue(colour.matcher(coloured.out()).find(), coloured::toString);
        Jbang.Ended plain = atTerminal().with("NO_COLOR", "1").end();
        assertTrue(plain.out().contains("Example: "), plain::toString);
        assertFalse(colour.matcher(plain.out()).find(), plain::toString);
    }
}
