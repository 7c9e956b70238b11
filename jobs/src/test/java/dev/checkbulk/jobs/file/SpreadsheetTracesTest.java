package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs of offices leave in files. */
class SpreadsheetTracesTest {
    private static final String CSV = "employee,workplaces,last_name\nemp_1,wrk_1,";

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#N/A",
                "#REF!",
                "#VALUE!",
                "#DIV/0!",
                "#NUM!",
                "#NAME?",
                "#NULL!",
                "#SPILL!",
                "#CALC!",
                "#NV",
                "#WERT!",
                "#BEZUG!",
                "#\u00DCBERLAUF!",
                "#NOM?",
                "#\u00A1VALOR!",
                "#\u00BFNOMBRE?",
                "#n/a",
                "Err:502",
                "########",
                "=VLOOKUP(A2,ids!A:B,2,0)",
                "=A1",
                "= 1+1",
                "+SUM(A1:A3)",
                "@IF(A1,1,2)",
                "1.23E+11",
                "1,23E+11",
                "4E+15",
                "-5.0E-03",
                " #N/A "
            })
    void f01MarksThatSayNoValueAreRefused(String broken) {
        String inCsv = Inputs.problems("m.csv", CSV + cell(broken), MOVES);
        assertTrue(inCsv.startsWith("row 1 (line 2), column last_name: "), inCsv);
        String inJson = Inputs.problems(
                "m.json",
                "[{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\", \"last_name\": \"" + broken + "\"}]",
                MOVES);
        assertTrue(inJson.contains("column last_name: "), inJson);
        String inMetadata = Inputs.problems("b.csv", "employee,metadata.team\nemp_1," + cell(broken), BENEFITS);
        assertTrue(inMetadata.startsWith("row 1 (line 2), column metadata"), inMetadata);
        String inJsonMetadata = Inputs.problems(
                "b.json", "[{\"employee\": \"emp_1\", \"metadata\": {\"team\": \"" + broken + "\"}}]", BENEFITS);
        assertTrue(inJsonMetadata.contains("metadata"), inJsonMetadata);
        String inList =
                Inputs.problems("b.json", "[{\"employee\": \"emp_1\", \"tags\": [\"" + broken + "\"]}]", BENEFITS);
        assertTrue(inList.contains("column tags: "), inList);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#1 Main Street",
                "Unit #5",
                "#",
                "##",
                "Null",
                "None",
                "Err: late",
                "C# team",
                "1E1",
                "1E5",
                "E+11",
                "Smith (Jr)",
                "-Smith",
                "+49 30 123",
                "@handle",
                "a=b",
                "#hashtag"
            })
    void f01WhatOnlyLooksLikeItIsTaken(String text) throws InvalidInput {
        assertTrue(Inputs.fields("m.csv", CSV + cell(text), MOVES).contains("\"last_name\":\"" + text + "\""));
        assertTrue(Inputs.fields("b.csv", "employee,metadata.team\nemp_1," + cell(text), BENEFITS)
                .contains(text));
    }

    @Test
    void f01AColumnIsTakenLiterally() throws InvalidInput {
        assertTrue(Inputs.fields("m.csv", CSV + "#N/A", MOVES.takingLiterally(List.of("last_name")))
                .contains("#N/A"));
        String metadata = "employee,metadata.team,metadata.code\nemp_1,#N/A,1E+05";
        assertTrue(Inputs.fields("b.csv", metadata, BENEFITS.takingLiterally(List.of("metadata")))
                .contains("1E+05"));
        String one = Inputs.problems("b.csv", metadata, BENEFITS.takingLiterally(List.of("metadata.team")));
        assertTrue(one.contains("1E+05") && !one.contains("#N/A"), one);
        assertThrows(IllegalArgumentException.class, () -> MOVES.takingLiterally(List.of("lastname")));
    }

    @Test
    void f01WhatAnExportMarkedAsTextIsTaken() throws InvalidInput {
        assertTrue(Inputs.fields("m.csv", CSV + "'=1+1", MOVES).contains("\"last_name\":\"=1+1\""));
        assertTrue(Inputs.fields("b.csv", "employee,metadata.team\nemp_1,'=SUM(A1)", BENEFITS)
                .contains("=SUM(A1)"));
        String next =
                Inputs.problems("b.csv", "employee,metadata.team,metadata.code\nemp_1,'=SUM(A1),=SUM(A2)", BENEFITS);
        assertTrue(next.contains("=SUM(A2)") && !next.contains("=SUM(A1)"), next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Garc\uFFFDa", "\uFFFD", "Z\uFFFD\uFFFDrich"})
    void f02WhatCannotBeTextAnyMoreIsRefused(String broken) {
        String problem = Inputs.problems("m.csv", CSV + broken, MOVES);
        assertTrue(problem.contains("U+FFFD, which stands for a letter that a program could not read"), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {",,", " , ,\t", "\"\",\"\",\"\"", ",,,,,", ","})
    void f20BlankRowsAreSkippedAndCounted(String blank) throws InvalidInput {
        Input input = Inputs.read(
                "m.csv", CSV + "Ng\n" + (blank + "\n").repeat(3) + "emp_2,wrk_1,Wu\n" + blank + "\n", MOVES);
        assertEquals(2, input.rows().size());
        assertEquals(blank.isBlank() ? 0 : 4, input.blankRows());
        assertEquals(6, input.rows().get(1).line());
    }

    @Test
    void f20AnEmptyColumnNeedsNoName() throws InvalidInput {
        assertEquals(
                2,
                Inputs.read("m.csv", "employee,workplaces,,\nemp_1,wrk_1,,\nemp_2,wrk_1, ,\n", MOVES)
                        .rows()
                        .size());
        assertEquals(
                "header (line 1): column 3 has no name, and row 2 (line 3) has \"x\" in it: name the column or remove it",
                Inputs.problems("m.csv", "employee,workplaces,\nemp_1,wrk_1,\nemp_2,wrk_1,x\nemp_3,wrk_1,y\n", MOVES));
    }

    @ParameterizedTest
    @CsvSource({
        "PK\u0003\u0004......, workbook",
        "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1, old workbook",
        "'\u001F\u008B\b', gzip",
        "%PDF-1.7, PDF",
        "<!DOCTYPE html><title>Sign in</title>, web page",
        "<html lang=\"en\">, web page",
        "<?xml version=\"1.0\"?><Workbook>, XML",
        "{\\rtf1, RTF",
        "\u0089PNG, picture"
    })
    void f22FilesThatAreSomethingElseAreNamed(String beginning, String name) {
        for (String file : List.of("moves.csv", "moves.json", "moves.jsonl", "standard input")) {
            String problem = Inputs.problems(file, beginning.getBytes(StandardCharsets.ISO_8859_1), MOVES);
            assertTrue(problem.startsWith(file + ": is ") && problem.contains(name), problem);
        }
    }
}
