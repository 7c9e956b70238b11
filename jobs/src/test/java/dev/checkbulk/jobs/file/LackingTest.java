package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Problem;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which rows expect nothing of a field. */
class LackingTest {
    @Test
    void tellsTheRowsThatLackAnExpectation() throws InvalidInput {
        Input input = Inputs.read("b.csv", """
                employee,expect.last_name,expect.residence.city

                e1,Doe,
                e2, ,Boston
                e3,Roe,NY;LA
                """, BENEFITS);

        String what = ", which --require-expect asks for: add the column, or give the row a value";
        assertEquals("row 2 (line 4): has no expect.last_name" + what, lacking(input, "last_name"));
        assertEquals("row 1 (line 3): has no expect.residence.city" + what, lacking(input, "residence.city"));
        assertEquals("row 1 (line 3): has no expect.residence" + what, lacking(input, "residence"));
        assertEquals("""
                row 1 (line 3): has no expect.city%1$s
                row 2 (line 4): has no expect.city%1$s
                row 3 (line 5): has no expect.city%1$s""".formatted(what), lacking(input, "city"));
        assertEquals(3, input.lacking("last_name.first").size());
    }

    @Test
    void nullAndFalseAreExpectations() throws InvalidInput {
        Input input = Inputs.read("b.json", """
                [{"employee": "e1", "expect": {"a": null, "b": {"c": null}}},
                 {"employee": "e2", "expect": {"a": false}},
                 {"employee": "e3"}]""", BENEFITS);

        String what = ", which --require-expect asks for: give the row a value in its expect";
        assertEquals("row 3 (line 3): has no expect.a" + what, lacking(input, "a"));
        assertEquals("""
                row 2 (line 2): has no expect.b.c%1$s
                row 3 (line 3): has no expect.b.c%1$s""".formatted(what), lacking(input, "b.c"));
    }

    @Test
    void aMapLacksEveryExpectation() throws InvalidInput {
        assertEquals(
                "row 1 (line 1): has no expect.\\u202E, which --require-expect asks for:"
                        + " a map has no place for it, so put the rows in [ ]",
                lacking(Inputs.read("m.json", "{\"e1\": \"w1\"}", MOVES), "\u202E"));
    }

    private static String lacking(Input input, String field) {
        return input.lacking(field).stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
