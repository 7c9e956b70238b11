package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one sees who types no command, or one that does not exist. */
class FrontDoorTest extends ScriptTest {
    private static JsonNode aliases() throws IOException {
        return new ObjectMapper()
                .readTree(Jbang.ROOT.resolve("jbang-catalog.json").toFile())
                .path("aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void w14WithoutACommandAllAreListedByWhatTheyAreFor(String word) throws IOException {
        Jbang.Ended ended =
                (word.isEmpty() ? Jbang.run() : Jbang.run(word)).in(folder).end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("checkbulk "), ended::toString);
        aliases()
                .properties()
                .forEach(alias -> assertTrue(
                        ended.out()
                                .contains("\n  %-12s%s\n"
                                        .formatted(
                                                alias.getKey(),
                                                alias.getValue()
                                                        .path("description")
                                                        .asText())),
                        alias + "\n" + ended));
        assertEquals(
                aliases().size(),
                ended.out().lines().filter(line -> line.startsWith("  ")).count());
    }

    @ParameterizedTest
    @CsvSource({"reasign, reassign", "xyzzy, ", "exprot, export"})
    void w14AWordThatNobodyKnowsIsToldWithTheNearestCommand(String word, String nearest) {
        Jbang.Ended ended = Jbang.run(word, "moves.csv").in(folder).end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("\"" + word + "\" is not a command of Checkbulk or JBang."), ended::toString);
        assertEquals(nearest != null, ended.err().contains("Did you mean: "), ended::toString);
        assertTrue(nearest == null || ended.err().contains("jbang " + nearest + "\n"), ended::toString);
        assertTrue(ended.err().contains("\n  reassign    Change the workplaces of employees\n"), ended::toString);
    }

    @Test
    void w14TheVersionIsOurs() {
        Jbang.Ended ended = Jbang.run("--version").in(folder).end();
        assertExit(0, ended);
        assertTrue(ended.out().startsWith("checkbulk "), ended::toString);
    }

    @Test
    void jbangsOwnCommandsStayItsOwn() {
        Jbang.Ended ended = Jbang.run("version").in(folder).end();
        assertExit(0, ended);
        assertTrue(ended.out().strip().matches("[0-9.]+"), ended::toString);
    }
}
