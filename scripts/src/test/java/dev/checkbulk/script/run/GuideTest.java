package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts as short as Check's guide: the templates, and the examples that are made of them. */
class GuideTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults().withMentioned(true));

    private Jbang.Ended script(String template, String... words) {
        assertExit(
                0,
                Jbang.run("init", "-t", template + "@catalog", "edit.java")
                        .in(folder)
                        .end());
        String[] all = new String[words.length + 1];
        all[0] = "edit.java";
        System.arraycopy(words, 0, all, 1, words.length);
        return withKey(standin, all).in(folder).end();
    }

    @ParameterizedTest
    @CsvSource({"guide, guide", "list-edit, listedit"})
    void theExamplesAreTheTemplatesAndHaveFifteenLinesAtMost(String template, String example) throws IOException {
        String text = Files.readString(Jbang.ROOT.resolve("scripts/templates/" + template + ".java.qute"));
        Path file = Jbang.ROOT.resolve("examples/" + example + ".java");
        assertEquals(text.replace("{baseName}", example), Files.readString(file));
        assertTrue(text.lines().count() <= 15, template);
    }

    @Test
    void theGuideReassignsAndTellsWhatCameOfEachInTheirOrder() {
        standin.script().on("PATCH", "/employees/emp_ben", Fault.ERROR_BEFORE);
        Jbang.Ended ended = script("guide");
        assertExit(0, ended);
        List<String> lines = ended.out().lines().toList();
        assertEquals("emp_ana 200", lines.get(0));
        assertTrue(lines.get(1).startsWith("emp_ben the server answered 500"), ended::toString);
    }

    @Test
    void aListIsEditedWhole() {
        standin.records().mentionWorkplace("wrk_1", "com_1");
        for (int n = 1; n <= 30; n++) {
            standin.records().mentionEmployee("emp_" + n, "com_1", List.of("wrk_1"));
        }
        Jbang.Ended ended = script("list-edit", "com_1");
        assertExit(0, ended);
        assertEquals(
                30,
                ended.out().lines().filter(line -> line.matches("emp_\\d+ 200")).count(),
                ended::toString);
    }

    @Test
    void withoutAKeyItSaysWhichVariableInOneLine() {
        assertExit(
                0,
                Jbang.run("init", "-t", "guide@catalog", "edit.java").in(folder).end());
        Jbang.Ended ended = atHome("edit.java").in(folder).end();
        assertExit(2, ended);
        assertEquals(
                "CHECK_API_KEY is not set. Set it to your Check API key, or set CHECK_API_KEY_FILE to a file that contains it.",
                ended.err().lines().filter(line -> !line.startsWith("[jbang]")).reduce("", String::concat));
    }
}
