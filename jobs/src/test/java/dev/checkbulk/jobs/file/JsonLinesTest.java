package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Row;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final String FIRST = "{\"employee\": \"emp_1\", \"workplaces\": [\"wrk_1\"]}";
    private static final String SECOND = "{\"employee\": \"emp_2\", \"workplaces\": \"wrk_2\"}";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n\n", "\r\n  \r\n"})
    void eachLineIsARow(String end) throws InvalidInput {
        for (String tail : new String[] {"", end}) {
            assertEquals("""
                    {"employee":"emp_1","workplaces":["wrk_1"]}
                    {"employee":"emp_2","workplaces":["wrk_2"]}""", Inputs.fields("m.jsonl", FIRST + end + SECOND + tail, MOVES));
        }
    }

    @Test
    void countsRowsAndLines() throws InvalidInput {
        Row second =
                Inputs.read("m.ndjson", FIRST + "\n\n" + SECOND, MOVES).rows().get(1);

        assertEquals(2, second.number());
        assertEquals(3, second.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\n"})
    void nothingToDoIsRight(String text) throws InvalidInput {
        assertEquals(0, Inputs.read("m.jsonl", text, MOVES).rows().size());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("[1]", "row 2 (line 3): is a list; a row is an object such as {\"employee\": ...}"),
                Arguments.of("{\"employee\": \"e\"} {}", """
                        row 2 (line 3), column workplaces: is missing, but each row must have it
                        row 2 (line 3), character 19: there is more after the end of the row; each line must be one whole row"""),
                Arguments.of(
                        FIRST,
                        "row 2 (line 3), column employee: \"emp_1\" is already in row 1 (line 1): keep one of the two"),
                Arguments.of("{\"employe\": \"emp_2\", \"workplaces\": \"w\"}", """
                        row 2 (line 3): unknown column "employe": did you mean "employee"? (known columns: employee, workplaces, last_name, expect)
                        row 2 (line 3), column employee: is missing, but each row must have it"""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongWithALine(String line, String problems) {
        assertEquals(problems, Inputs.problems("m.jsonl", FIRST + "\n\n" + line + "\n" + SECOND, MOVES));
    }

    @Test
    void eachBrokenLineIsAProblemOfItsOwn() {
        assertEquals("""
                row 1 (line 1), character 2: the JSON ends too early: a bracket, a brace or a quote is not closed; each line must be one whole row
                row 3 (line 3), character 1: is not JSON: Unexpected close marker '}': no open Object to close; each line must be one whole row""", Inputs.problems("m.jsonl", "{\n" + FIRST + "\n}", MOVES));
    }

    static Stream<Arguments> guesses() {
        return Stream.of(
                Arguments.of("  [" + FIRST + "]", Format.JSON_ARRAY),
                Arguments.of("{\"emp_1\": [\"wrk_1\"]}\n", Format.JSON_MAP),
                Arguments.of("\n" + FIRST + "\n" + SECOND, Format.JSON_LINES),
                Arguments.of(FIRST, Format.JSON_LINES),
                Arguments.of("employee,workplaces\nemp_1,wrk_1", Format.CSV),
                Arguments.of("", Format.CSV));
    }

    @ParameterizedTest
    @MethodSource("guesses")
    void withoutAnExtensionTheContentTells(String text, Format format) throws InvalidInput {
        assertEquals(format, Inputs.read("standard input", text, MOVES).form().format());
    }

    @Test
    void withoutAMapFormEveryObjectIsARow() throws InvalidInput {
        assertEquals(
                Format.JSON_LINES,
                Inputs.read("standard input", "{\"employee\": \"emp_1\"}", BENEFITS)
                        .form()
                        .format());
    }
}
