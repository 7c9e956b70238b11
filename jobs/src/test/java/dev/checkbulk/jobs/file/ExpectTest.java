package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.text.Shown;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row expects of its record, in every form of file. */
class ExpectTest {
    private static final String NAME_IT = ": name a field in small letters, digits and \"_\", like expect.last_name,"
            + " or a nested one, like expect.residence.city";

    @Test
    void csvHasAColumnForEachField() throws InvalidInput {
        assertEquals("""
                {"last_name":"Doe","residence":{"city":"Boston","state":"MA"},"workplaces":["wrk_1","wrk_2"],"rate":"5.50"}
                {"residence":{"state":" NY"}}
                {}""", expected("m.csv", """
                        expect.last_name,employee,expect.residence.city,workplaces,expect.residence.state,expect.workplaces,expect.rate
                        Doe,emp_1,Boston,wrk_3,MA,wrk_1; wrk_2 ,5.50
                        ,emp_2,,wrk_3, NY,  ,
                        ,emp_3,,wrk_3,,,
                        """, MOVES));
    }

    @Test
    void jsonHasAnObject() throws InvalidInput {
        String first = "{\"employee\": \"e1\", \"expect\": {\"last_name\": \"Doe\", \"residence\": {\"city\": \"\","
                + " \"a\": {\"b_2\": null}}, \"rate\": 5.50, \"count\": 1E1, \"active\": false, \"tags\": [\"x ; y\", \"z\"],"
                + " \"none\": []}}";
        String second = "{\"employee\": \"e2\", \"expect\": {}}";
        String third = "{\"employee\": \"e3\"}";
        String expected = """
                {"last_name":"Doe","residence":{"city":"","a":{"b_2":null}},"rate":5.50,"count":10,"active":false,"tags":["x ; y","z"],"none":[]}
                {}
                {}""";

        assertEquals(expected, expected("b.json", "[" + first + "," + second + ",\n" + third + "]", BENEFITS));
        assertEquals(expected, expected("b.jsonl", first + "\n" + second + "\n" + third, BENEFITS));
    }

    @Test
    void aMapHasNone() throws InvalidInput {
        assertEquals("{}", expected("m.json", "{\"emp_1\": \"wrk_1\"}", MOVES));
        assertEquals(
                "row 1 (line 1): \"expect\" is the name of a column, not of a row: put the rows in [ ]",
                Inputs.problems("m.json", "{\"expect\": \"wrk_1\"}", MOVES));
    }

    @Test
    void itIsNoneOfTheRowsFields() throws InvalidInput {
        assertEquals(
                "{\"employee\":\"e1\",\"amount\":\"5\"}",
                Inputs.fields("b.csv", "expect.amount,employee,amount\n7,e1,5\n", BENEFITS));
        assertEquals(
                "{\"employee\":\"e1\"}",
                Inputs.fields("b.json", "[{\"employee\": \"e1\", \"expect\": {\"amount\": \"7\"}}]", BENEFITS));
    }

    @Test
    void whatIsHandedOutIsACopy() throws InvalidInput {
        Row row = Inputs.read("b.csv", "employee,expect.a.b\ne1,x\n", BENEFITS)
                .rows()
                .get(0);

        row.expect().withObjectProperty("a").put("b", "changed");

        assertEquals("{\"a\":{\"b\":\"x\"}}", row.expect().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect",
                "expect.",
                "expect.Last_name",
                "expect. a",
                "expect.a.",
                "expect..a",
                "expect.a-b",
                "expect.é",
                "expect.a\u202E"
            })
    void aColumnNeedsTheNameOfAField(String column) {
        assertEquals(
                "header (line 1): the column " + Shown.quoted(column) + NAME_IT,
                Inputs.problems("b.csv", "employee," + column + "\ne1,x\n", BENEFITS));
    }

    @Test
    void aNameAsDeepAsNoRecordIsRefused() {
        String deep = "expect.a" + ".a".repeat(100_000);

        assertEquals(
                "header (line 1): the column " + Shown.quoted(deep) + NAME_IT,
                Inputs.problems("b.csv", "employee," + deep + "\ne1,x\n", BENEFITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expect.last_name", "expected.last_name", " expect.last_name"})
    void aColumnThatIsSpelledOtherwiseIsUnknown(String column) {
        assertEquals(
                "header (line 1): unknown column \"" + column
                        + "\" (known columns: employee, workplaces, last_name, expect.FIELD)",
                Inputs.problems("m.csv", "employee,workplaces," + column, MOVES));
    }

    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                Arguments.of("expect.a,expect.a", "the column \"expect.a\" appears twice: keep one of the two"),
                Arguments.of(
                        "expect.a,expect.a.b", "the column \"expect.a.b\": overlaps \"expect.a\": keep one of the two"),
                Arguments.of(
                        "expect.a.b.c,expect.a",
                        "the column \"expect.a\": overlaps \"expect.a.b.c\": keep one of the two"));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void aFieldHasOneColumn(String columns, String problem) {
        assertEquals(
                "header (line 1): " + problem,
                Inputs.problems("b.csv", "employee," + columns + "\ne1,x,y\n", BENEFITS));
    }

    @Test
    void fieldsWhoseNamesBeginAlikeDoNotOverlap() throws InvalidInput {
        assertEquals(
                "{\"a\":\"x\",\"ab\":{\"c\":\"y\"},\"a_b\":\"z\"}",
                expected("b.csv", "employee,expect.a,expect.ab.c,expect.a_b\ne1,x,y,z\n", BENEFITS));
    }

    static Stream<Arguments> wrongCells() {
        return Stream.of(
                Arguments.of("a;;b", "one of its values is empty"),
                Arguments.of("a; ", "one of its values is empty"),
                Arguments.of("x".repeat(10_001), "\"" + "x".repeat(60) + "…\" is longer than 10,000 characters"),
                Arguments.of(";".repeat(10_001), "\"" + ";".repeat(60) + "…\" is longer than 10,000 characters"));
    }

    @ParameterizedTest
    @MethodSource("wrongCells")
    void saysWhatIsWrongWithACell(String cell, String problem) {
        assertEquals(
                "row 1 (line 2), column expect.a.b: " + problem,
                Inputs.problems("b.csv", "employee,expect.a.b\ne1," + cell + "\n", BENEFITS));
    }

    static Stream<Arguments> wrongMembers() {
        String list = "must be one value or a list of strings, not a list with ";
        String digits = "has more than 30 digits before or behind the point";
        String name = "is not the name of a field: it has only small letters, digits and \"_\"";
        return Stream.of(
                Arguments.of("null", "expect: must be an object such as {\"last_name\": \"Doe\"}, not null"),
                Arguments.of("\"Doe\"", "expect: must be an object such as {\"last_name\": \"Doe\"}, not a string"),
                Arguments.of("[{}]", "expect: must be an object such as {\"last_name\": \"Doe\"}, not a list"),
                Arguments.of("{\"a\": [\"x\", 1]}", "expect.a: " + list + "a number in it"),
                Arguments.of("{\"a\": [null]}", "expect.a: " + list + "null in it"),
                Arguments.of("{\"a\": {\"b\": [{}]}}", "expect.a.b: " + list + "an object in it"),
                Arguments.of("{\"a\": {}}", "expect.a: is empty: name a field in it or leave it out"),
                Arguments.of("{\"A\": \"x\"}", "expect: \"A\" " + name),
                Arguments.of("{\"a\": {\"\": \"x\"}}", "expect.a: \"\" " + name),
                Arguments.of("{\"\\u202E\": \"x\"}", "expect: \"\\u202E\" " + name),
                Arguments.of(
                        "{\"a.b\": \"x\"}",
                        "expect: \"a.b\" has a \".\" in its name: write the nested field as an object,"
                                + " like \"residence\": {\"city\": \"Boston\"}"),
                Arguments.of("{\"a\": 1E30}", "expect.a: " + digits),
                Arguments.of("{\"a\": 1E-31}", "expect.a: " + digits),
                Arguments.of("{\"a\": \"\\u0000\"}", "expect.a: \"\\u0000\" contains \\u0000, which no text can have"),
                Arguments.of(
                        "{\"a\": [\"x\", \"\\uD800\"]}",
                        "expect.a: \"\\uD800\" contains \\uD800, which no text can have"));
    }

    @ParameterizedTest
    @MethodSource("wrongMembers")
    void saysWhatIsWrongWithAMember(String member, String problem) {
        String row = "{\"employee\": \"e1\", \"expect\": " + member + "}";

        assertEquals("row 1 (line 2), column " + problem, Inputs.problems("b.json", "[\n" + row + "]", BENEFITS));
        assertEquals("row 1 (line 2), column " + problem, Inputs.problems("b.jsonl", "\n" + row, BENEFITS));
    }

    @Test
    void aMemberTwiceIsRefused() {
        assertEquals(
                "row 1 (line 1): the member \"expect\" appears twice, again in line 1",
                Inputs.problems(
                        "b.json",
                        "[{\"employee\": \"e1\", \"expect\": {\"a\": \"x\"}, \"expect\": {\"b\": \"y\"}}]",
                        BENEFITS));
        assertEquals(
                "row 1 (line 1): the member \"a\" appears twice, again in line 1",
                Inputs.problems(
                        "b.jsonl", "{\"employee\": \"e1\", \"expect\": {\"a\": \"x\", \"a\": \"y\"}}", BENEFITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expect.last_name", "expects"})
    void jsonHasNoColumnForAField(String member) {
        assertEquals(
                "row 1 (line 1): unknown column \"" + member + "\": did you mean \"expect\"? (known columns:"
                        + " employee, amount, percent, start, pretax, metadata, tags, expect)",
                Inputs.problems("b.json", "[{\"employee\": \"e1\", \"" + member + "\": \"x\"}]", BENEFITS));
    }

    /** What is expected by all rows, a row on each line. */
    private static String expected(String name, String text, Shape shape) throws InvalidInput {
        return Inputs.read(name, text, shape).rows().stream()
                .map(row -> row.expect().toString())
                .collect(Collectors.joining("\n"));
    }
}
