package dev.checkbulk.script.input;

import static dev.checkbulk.script.input.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row expects of its record. */
class ExpectTest {
    private static String expects(String name, String text) throws BadInput {
        return Inputs.read(name, text, MOVES).rows().stream()
                .map(row -> row.expect().toString())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void columnsOfAnyShapeSayWhatIsExpected() throws BadInput {
        String text = """
                employee,workplaces,expect.last_name,expect.residence.city,expect.workplaces
                emp_1,wrk_1,Jones,Boston,wrk_7; wrk_8
                emp_2,wrk_1,,,
                """;
        assertEquals("""
                {"last_name":"Jones","residence":{"city":"Boston"},"workplaces":["wrk_7","wrk_8"]}
                {}""", expects("m.csv", text));
        assertFalse(Inputs.fields("m.csv", text, MOVES).contains("Jones"), "it is no value of the row");
    }

    @Test
    void aMemberOfAJsonRowSaysWhatIsExpected() throws BadInput {
        String row = "{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\", \"expect\": {\"last_name\": \"Jones\","
                + " \"residence\": {\"city\": \"Boston\"}, \"active\": true, \"end\": null, \"workplaces\": [\"wrk_7\"]}}";
        String expected =
                "{\"last_name\":\"Jones\",\"residence\":{\"city\":\"Boston\"},\"active\":true,\"end\":null,\"workplaces\":[\"wrk_7\"]}";
        assertEquals(expected, expects("m.json", "[" + row + "]"));
        assertEquals(expected + "\n" + expected, expects("m.jsonl", row + "\n" + row.replace("emp_1", "emp_2")));
        assertEquals("{}", expects("m.json", "{\"emp_1\": \"wrk_1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expect.", "expect.Last Name", "expect.a..b", "expect..a", "expect.a-b"})
    void aColumnThatNamesNoFieldIsRefused(String column) {
        String problems = Inputs.problems("m.csv", "employee,workplaces," + column + "\nemp_1,wrk_1,x\n", MOVES);
        assertTrue(problems.contains("header (line 1): the column \"" + column + "\" names no field"), problems);
    }

    @Test
    void aColumnThatIsThereTwiceIsRefused() {
        String problems = Inputs.problems("m.csv", "employee,workplaces,expect.a,expect.a\nemp_1,wrk_1,x,y\n", MOVES);
        assertTrue(problems.contains("\"expect.a\" appears twice"), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Jones\"", "[]", "{\"a\": [1]}", "{\"A b\": 1}", "{\"a\": {\"b\": [{}]}}"})
    void anExpectationOfAWrongTypeIsRefused(String expect) {
        String problems = Inputs.problems(
                "m.json", "[{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\", \"expect\": " + expect + "}]", MOVES);
        assertTrue(problems.startsWith("row 1 (line 1), column expect: "), problems);
    }

    @Test
    void itIsWrittenBackAsItWasWritten(@TempDir Path folder) throws BadInput, IOException {
        String text = "employee,workplaces,expect.last_name\nemp_1,wrk_1,Jones\n";
        Input input = Inputs.read("m.csv", text, MOVES);
        try (RowWriter writer = input.form().writer(folder, "failed")) {
            writer.write(input.rows().get(0).raw());
        }
        assertEquals(text, Files.readString(folder.resolve("failed.csv")).replace("\r", ""));
    }

    @Test
    void rowsThatLackWhatIsRequiredAreTold() throws BadInput {
        Input input = Inputs.read(
                "m.csv", "employee,workplaces,expect.residence.city\nemp_1,wrk_1,Boston\nemp_2,wrk_1,\n", MOVES);
        BadInput one = assertThrows(BadInput.class, () -> input.requiring(List.of("residence.city")));
        assertEquals(
                List.of(
                        "row 2 (line 3): has no expect.residence.city, which --require-expect asks for: add the column, or"
                                + " give the row a value"),
                one.problems().stream().map(Problem::toString).toList());
        BadInput more = assertThrows(BadInput.class, () -> input.requiring(List.of("last_name", "residence.city")));
        assertEquals(3, more.total());
        assertSame(input, input.requiring(List.of()));
    }

    @Test
    void aShapeHasNoColumnOfThatName() {
        List<Column> columns = List.of(Column.id("employee").asRequired(), Column.text("expect"));
        assertThrows(IllegalArgumentException.class, () -> new Shape("employee", null, true, columns));
    }
}
