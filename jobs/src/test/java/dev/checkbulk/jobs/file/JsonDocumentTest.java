package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    private static final String ID = "; an id has only letters (a-z, A-Z), digits, \"_\" and \"-\"";

    @Test
    void readsAMap() throws InvalidInput {
        Input input = Inputs.read("m.json", "{\n \"emp_1\": [\"wrk_1\", \"wrk_2\"],\n \"emp_2\": \"wrk_3\"\n}", MOVES);

        assertEquals(Format.JSON_MAP, input.form().format());
        assertEquals(
                "[Row[number=1, line=2, fields={\"employee\":\"emp_1\",\"workplaces\":[\"wrk_1\",\"wrk_2\"]},"
                        + " expect={}, raw={\"emp_1\":[\"wrk_1\",\"wrk_2\"]}, blanks=[]],"
                        + " Row[number=2, line=3, fields={\"employee\":\"emp_2\",\"workplaces\":[\"wrk_3\"]},"
                        + " expect={}, raw={\"emp_2\":\"wrk_3\"}, blanks=[]]]",
                input.rows().toString());
    }

    @Test
    void readsAList() throws InvalidInput {
        Input input = Inputs.read("b.json", """
                [{"employee": "emp_1", "amount": "150.00", "percent": 5.50, "start": "2026-02-01", "pretax": true,
                  "metadata": {"note": "x"}, "tags": ["a b", "c;d"]},
                 {"employee": "emp_1", "percent": 1E1}]
                """, BENEFITS);

        assertEquals(Format.JSON_ARRAY, input.form().format());
        assertEquals(3, input.rows().get(1).line());
        assertEquals(
                "{\"employee\":\"emp_1\",\"amount\":\"150.00\",\"percent\":5.50,\"start\":\"2026-02-01\","
                        + "\"pretax\":true,\"metadata\":{\"note\":\"x\"},\"tags\":[\"a b\",\"c;d\"]}",
                input.rows().get(0).fields().toString());
        assertEquals(
                "{\"employee\":\"emp_1\",\"percent\":10}",
                input.rows().get(1).fields().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}", "[]", "[\r\n]\r\n"})
    void nothingToDoIsRight(String text) throws InvalidInput {
        assertEquals(0, Inputs.read("m.json", text, MOVES).rows().size());
    }

    static Stream<Arguments> wrongMaps() {
        return Stream.of(
                Arguments.of(
                        "{\"emp_1\": \"wrk_1\",\n \"emp_1\": \"wrk_2\"}",
                        "row 2 (line 2): employee \"emp_1\" is already in row 1 (line 1): keep one of the two"),
                Arguments.of(
                        "{\"emp/1\": \"wrk_1\"}", "row 1 (line 1), column employee: \"emp/1\" contains \"/\"" + ID),
                Arguments.of(
                        "{\"\": \"wrk_1\"}", "row 1 (line 1), column employee: is empty: give a value or leave it out"),
                Arguments.of(
                        "{\"emp_1\": []}",
                        "row 1 (line 1), column workplaces: the list is empty: it names no workplace"),
                Arguments.of("{\"emp_1\": [\"w\", \"w\"]}", "row 1 (line 1), column workplaces: names \"w\" twice"),
                Arguments.of("{\"emp_1\": [\"\"]}", "row 1 (line 1), column workplaces: one of its values is empty"),
                Arguments.of(
                        "{\"emp_1\": 5}",
                        "row 1 (line 1), column workplaces: must be a string or a list of strings, not a number"),
                Arguments.of(
                        "{\"emp_1\": {\"a\": \"b\"}}",
                        "row 1 (line 1), column workplaces: must be a string or a list of strings, not an object"),
                Arguments.of(
                        "{\"emp_1\": [\"w\", 1]}",
                        "row 1 (line 1), column workplaces: must be a string or a list of strings,"
                                + " not a list with a number in it"),
                Arguments.of(
                        "{\"emp_1\": null}",
                        "row 1 (line 1), column workplaces: is null: give a value or leave it out"),
                Arguments.of(
                        "{\"employee\": \"emp_1\"}",
                        "row 1 (line 1): \"employee\" is the name of a column, not of a row: put the rows in [ ]"),
                Arguments.of(
                        "{\"emp_1\": \"w\"}\n{\"emp_2\": \"w\"}",
                        "line 2, character 1: there is more after the end of the JSON;"
                                + " if each line is a row of its own, name the file .jsonl"),
                Arguments.of(
                        "{\"emp_1\": \"w\"",
                        "line 1, character 14: the JSON ends too early: a bracket, a brace or a quote is not closed"),
                Arguments.of(
                        "{\"emp_1\": wrk}",
                        "line 1, character 11: is not JSON: Unrecognized token 'wrk': was expecting"
                                + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
                Arguments.of(
                        "{\"a\": " + "[".repeat(100_000),
                        "line 1, character 27: is nested more than 20 deep,"
                                + " or has a name or number that is too long"),
                Arguments.of(
                        "\"emp_1\"",
                        "line 1, character 1: must be a list of rows in [ ],"
                                + " or a map in { } from employee to workplaces"));
    }

    @ParameterizedTest
    @MethodSource("wrongMaps")
    void saysWhatIsWrongWithAMap(String text, String problems) {
        assertEquals(problems, Inputs.problems("m.json", text, MOVES));
    }

    static Stream<Arguments> wrongRows() {
        return Stream.of(
                Arguments.of(
                        "\"amount\": 150.00",
                        "amount: must be a decimal string such as \"150.00\", not a number:"
                                + " write it as text, a JSON number can lose digits"),
                Arguments.of(
                        "\"amount\": \"1,234.50\"",
                        "amount: \"1,234.50\" has a thousands separator: write it like 1234.50"),
                Arguments.of("\"amount\": \"\"", "amount: is empty: give a value or leave it out"),
                Arguments.of(
                        "\"percent\": \"5\"", "percent: must be a number such as 5.5, without quotes, not a string"),
                Arguments.of("\"percent\": 100.5", "percent: \"100.5\" is not from 0 to 100"),
                Arguments.of("\"percent\": -1", "percent: \"-1\" is not from 0 to 100"),
                Arguments.of("\"start\": 20260201", "start: must be a string such as \"2026-02-01\", not a number"),
                Arguments.of("\"start\": \"2026-02-30\"", "start: \"2026-02-30\" is a day that does not exist"),
                Arguments.of("\"pretax\": \"true\"", "pretax: must be true or false, without quotes, not a string"),
                Arguments.of(
                        "\"metadata\": [\"a\"]", "metadata: must be an object whose values are strings, not a list"),
                Arguments.of(
                        "\"metadata\": {\"a\": 1}",
                        "metadata: must be an object whose values are strings, not an object with a number in it"),
                Arguments.of(
                        "\"metadata\": {\"" + "k".repeat(41) + "\": \"v\"}",
                        "metadata: key \"" + "k".repeat(41) + "\" has 41 characters; a key has at most 40"),
                Arguments.of(
                        "\"metadata\": {\"k\": \"" + "v".repeat(501) + "\"}",
                        "metadata: the value of \"k\" has 501 characters; a metadata value has at most 500"),
                Arguments.of("\"metadata\": {\" \": \"v\"}", "metadata: has a key without a name"),
                Arguments.of(
                        "\"tags\": [\"\\u202E\\u0000\"]",
                        "tags: \"\\u202E\\u0000\" contains \\u0000, which no text can have"));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    void saysWhatIsWrongWithAValue(String member, String problem) {
        assertEquals(
                "row 1 (line 2), column " + problem,
                Inputs.problems("b.json", "[\n{\"employee\": \"emp_1\", " + member + "}]", BENEFITS));
    }

    @Test
    void tellsAllProblemsAtOnceInFileOrder() {
        assertEquals("""
                row 1 (line 1), column workplaces: is missing, but each row must have it
                row 2 (line 2): unknown column "workplace": did you mean "workplaces"? (known columns: employee, workplaces, last_name, expect)
                row 2 (line 2), column workplaces: is missing, but each row must have it
                row 3 (line 3): is a number; a row is an object such as {"employee": ...}
                row 4 (line 4): the member "workplaces" appears twice, again in line 5
                row 4 (line 4), column employee: "emp_1" is already in row 1 (line 1): keep one of the two
                line 6, character 1: the JSON ends too early: a bracket, a brace or a quote is not closed""", Inputs.problems("m.json", """
                        [{"employee": "emp_1"},
                        {"employee": "emp_2", "workplace": "wrk_1"},
                        7,
                        {"employee": "emp_1", "workplaces": "wrk_1",
                         "workplaces": "wrk_2"}
                        """, MOVES));
    }

    @Test
    void aShapeWithoutMapRefusesOne() {
        assertEquals(
                "line 1, character 1: must be a list of rows in [ ]",
                Inputs.problems("b.json", "{\"emp_1\": \"x\"}", BENEFITS));
    }

    @Test
    void metadataHasAtMostFiftyKeys() {
        StringBuilder keys = new StringBuilder("\"k0\": \"v\"");
        for (int i = 1; i < 51; i++) {
            keys.append(", \"k").append(i).append("\": \"v\"");
        }

        assertEquals(
                "row 1 (line 1), column metadata: has 51 keys; Check takes at most 50",
                Inputs.problems("b.json", "[{\"employee\": \"e\", \"metadata\": {" + keys + "}}]", BENEFITS));
    }

    @Test
    void keepsAThousandProblemsAndCountsAll() {
        String text = "[" + "1,".repeat(2_999) + "1]";

        InvalidInput bad = assertThrows(InvalidInput.class, () -> Inputs.read("m.json", text, MOVES));

        assertEquals(1_000, bad.problems().size());
        assertEquals(3_000, bad.total());
        assertTrue(bad.getMessage().contains("m.json: 3000 problems"));
    }
}
