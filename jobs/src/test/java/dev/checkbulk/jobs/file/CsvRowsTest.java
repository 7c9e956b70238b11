package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Row;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final String HEADER = "employee,workplaces,last_name\n";
    private static final String KNOWN = " (known columns: employee, workplaces, last_name, expect.FIELD)";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyLineEndIsRight(String end) throws InvalidInput {
        for (String tail : new String[] {"", end, end + end}) {
            String text = "employee,workplaces" + end + end + "emp_1,wrk_1; wrk_2" + end + "emp_2,wrk_3" + tail;
            Input input = Inputs.read("m.csv", text, MOVES);

            assertEquals(
                    "[Row[number=1, line=3, fields={\"employee\":\"emp_1\",\"workplaces\":[\"wrk_1\",\"wrk_2\"]},"
                            + " expect={}, raw=[\"emp_1\",\"wrk_1; wrk_2\"], blanks=[]],"
                            + " Row[number=2, line=4, fields={\"employee\":\"emp_2\",\"workplaces\":[\"wrk_3\"]},"
                            + " expect={}, raw=[\"emp_2\",\"wrk_3\"], blanks=[]]]",
                    input.rows().toString());
        }
    }

    @Test
    void readsEveryKind() throws InvalidInput {
        assertEquals("""
                {"employee":"emp_1","amount":"150.5","percent":5.50,"start":"2026-02-01","pretax":false,\
                "metadata":{"note":"a, \\"b\\"\\nc"},"tags":["x y","z"]}
                {"employee":"emp_1"}""", Inputs.fields("b.csv", """
                        percent,employee,amount,start,pretax,metadata.note,metadata.other,tags
                        5.50,emp_1,150.5,2026-02-01,false,"a, ""b""
                        c", ,x y ; z
                        ,emp_1,,,,,,
                        """, BENEFITS));
    }

    @Test
    void aRowStartsOnTheLineOfItsFirstCell() throws InvalidInput {
        Input input = Inputs.read("m.csv", HEADER + "e1,w1,\"a\nb\"\r\ne2,w2,\"c\rd\"\ne3,w3,", MOVES);

        assertEquals("[2, 4, 6]", input.rows().stream().map(Row::line).toList().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "employee,workplaces", "employee,workplaces\n", "employee,workplaces\n\n  \n"})
    void nothingToDoIsRight(String text) throws InvalidInput {
        assertEquals(0, Inputs.read("m.csv", text, MOVES).rows().size());
    }

    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                Arguments.of(
                        "employee,workplaces,employee", "the column \"employee\" appears twice: keep one of the two"),
                Arguments.of("employee, workplaces", """
                        unknown column " workplaces": did you mean "workplaces"?%s
                        header (line 1): the column workplaces is missing""".formatted(KNOWN)),
                Arguments.of("employee,workplaces,\u202Exyz", "unknown column \"\\u202Exyz\"" + KNOWN),
                Arguments.of("workplaces", "the column employee is missing"),
                Arguments.of("employee;workplaces", """
                        unknown column "employee;workplaces"%s
                        header (line 1): the column employee is missing: separate the columns by commas
                        header (line 1): the column workplaces is missing: separate the columns by commas""".formatted(KNOWN)));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void saysOnceWhatIsWrongWithTheHeader(String header, String problem) {
        assertEquals("header (line 1): " + problem, Inputs.problems("m.csv", header, MOVES));
    }

    @Test
    void aMissingColumnIsNotRepeatedForEachRow() {
        assertEquals("""
                header (line 1): the column workplaces is missing
                row 2 (line 3), column employee: "e/2" contains "/"; an id has only letters (a-z, A-Z), digits, "_" and "-\"""", Inputs.problems("m.csv", "employee\ne1\ne/2\n", MOVES));
    }

    static Stream<Arguments> wrongRows() {
        return Stream.of(
                Arguments.of("emp_2,wrk_1", "row 2 (line 3): has 2 cells, but the header has 3"),
                Arguments.of(
                        "emp_2,wrk_1,Smith, Jr.",
                        "row 2 (line 3): has 4 cells, but the header has 3"
                                + " (a comma inside a cell needs quotes around the cell)"),
                Arguments.of(",wrk_1,x", "row 2 (line 3), column employee: is missing, but each row must have it"),
                Arguments.of("emp_2, ,x", "row 2 (line 3), column workplaces: is missing, but each row must have it"),
                Arguments.of("emp_2,a;;b,x", "row 2 (line 3), column workplaces: one of its values is empty"),
                Arguments.of("emp_2,a;b ;a,x", "row 2 (line 3), column workplaces: names \"a\" twice"),
                Arguments.of(
                        "emp_1,a,x",
                        "row 2 (line 3), column employee: \"emp_1\" is already in row 1 (line 2): keep one of the two"),
                Arguments.of("\"emp_2\n,a,x\nemp_3,b,y\n", "line 3: a quote is opened here and never closed"),
                Arguments.of("emp_2,\"a\nb\",\"x\n\n", "line 4: a quote is opened here and never closed"),
                Arguments.of(
                        "emp_2,\"a\"b,x",
                        "line 3: a quoted cell begins here, and its closing quote is followed by something else"
                                + " than a comma; write a quote inside a cell twice"),
                Arguments.of(
                        "emp_2,a," + "x".repeat(10_001),
                        "row 2 (line 3), column last_name: \"" + "x".repeat(60)
                                + "…\" is longer than 10,000 characters"),
                Arguments.of(
                        "emp_2," + ";".repeat(10_001) + ",x",
                        "row 2 (line 3), column workplaces: \"" + ";".repeat(60)
                                + "…\" is longer than 10,000 characters"));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    void saysWhatIsWrongWithARow(String row, String problem) {
        assertEquals(problem, Inputs.problems("m.csv", HEADER + "emp_1,wrk_1,Doe\n" + row, MOVES));
    }

    @Test
    void anOpenQuoteIsFoundBeyondAThousandLines() {
        String text = "employee,amount\n" + "e,1\n".repeat(1_499) + "e,\"x\n";

        assertEquals("line 1501: a quote is opened here and never closed", Inputs.problems("b.csv", text, BENEFITS));
    }

    @Test
    void metadataIsWrittenAsColumns() {
        assertEquals(
                """
                header (line 1): unknown column "metadata": did you mean "metadata.KEY"? \
                (known columns: employee, amount, percent, start, pretax, metadata.KEY, tags, expect.FIELD)
                header (line 1): the column "metadata.": has a key without a name
                row 1 (line 2), column metadata: the value of "k" has 501 characters; a metadata value has at most 500""",
                Inputs.problems(
                        "b.csv", "employee,metadata,metadata.,metadata.k\ne,,," + "v".repeat(501) + "\n", BENEFITS));
    }
}
