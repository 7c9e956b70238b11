package dev.checkbulk.jobs.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input can hang a script or end it with a stack trace: what cannot be meant is told by its line. */
class H3HostileInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999999",
                "-1e99999999999",
                "1e-99999999999",
                "1e2147483647",
                "1e-2147483648",
                "1e999999999",
                "1e1001"
            })
    void h3ANumberThatCannotBeIsToldByItsLineWhereverItStands(String number) {
        String list = Inputs.problems(
                "benefits.json",
                "[{\"employee\":\"emp_1\",\"percent\":5},\n{\"employee\":\"emp_2\",\"percent\":" + number + "}]",
                Inputs.BENEFITS);
        assertTrue(list.startsWith("row 2 (line 2)"), list);
        assertTrue(list.contains("the number " + number + " has an exponent that no amount can have"), list);
        String lines = Inputs.problems(
                "benefits.jsonl", "{\"employee\":\"emp_1\",\"tags\":[" + number + "]}\n", Inputs.BENEFITS);
        assertTrue(lines.startsWith("row 1 (line 1)") && lines.contains("exponent"), lines);
        String map = Inputs.problems("moves.json", "{\"emp_1\": " + number + "}", Inputs.MOVES);
        assertTrue(map.contains("exponent"), map);
        String csv = Inputs.problems("benefits.csv", "employee,percent\nemp_1," + number + "\n", Inputs.BENEFITS);
        assertTrue(csv.startsWith("row 1 (line 2), column percent"), csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "-Infinity",
                "0x1F",
                "1e",
                "\"\\ud800\"",
                "\"\\udc00x\"",
                "{\"a\":1,\"a\":2}",
                "\uFEFF1",
                "'1'"
            })
    void h3WhatIsNoJsonIsToldByItsLine(String value) {
        String told = Inputs.problems(
                "benefits.jsonl", "{\"employee\":\"emp_1\",\"metadata\":" + value + "}\n", Inputs.BENEFITS);
        assertTrue(told.startsWith("row 1 (line 1"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[{\"employee\":"})
    void h3TenMegabytesOfNestingAreToldInAMoment(String piece) {
        String deep = piece.repeat(10_000_000 / piece.length());
        String lines = Inputs.problems("benefits.jsonl", deep, Inputs.BENEFITS);
        assertTrue(lines.contains("nested more than"), lines);
        String moves = Inputs.problems("moves.json", deep, Inputs.MOVES);
        assertTrue(moves.contains("nested more than"), moves);
    }

    @Test
    void h3ANumberOfManyDigitsIsTold() {
        String told = Inputs.problems(
                "benefits.json",
                "[{\"employee\":\"emp_1\",\"percent\":" + "9".repeat(5_000_000) + "}]",
                Inputs.BENEFITS);
        assertTrue(told.contains("number that is too long"), told);
    }

    /** True files, changed anywhere: each is read or told, and nothing else is thrown. */
    @Test
    void h3NoChangedFileEndsInAnythingButRowsOrProblems() {
        String json = "[{\"employee\":\"emp_1\",\"amount\":\"5.00\",\"percent\":5.5,\"start\":\"2026-01-01\","
                + "\"pretax\":true,\"metadata\":{\"a\":\"b\"},\"tags\":[\"x\"]}]";
        String csv = "employee,amount,percent,start,pretax,tags\nemp_1,5.00,5.5,2026-01-01,true,x\n";
        List<String> pieces = List.of(
                "null",
                "{}",
                "[]",
                "1e99999999999",
                "1e999",
                "NaN",
                "\\ud800",
                "\"",
                "\\",
                "9".repeat(400),
                "\u0000",
                "\uFEFF",
                ",",
                ":",
                "-",
                "1e-2147483648",
                "[[[[",
                "}");
        int read = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? json : csv);
            String name = text.charAt(0) == '[' ? "b.json" : "b.csv";
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + random.nextInt(8));
                text.replace(at, to, random.nextInt(3) == 0 ? "" : pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            try {
                read += InputReader.parse(bytes, name, Inputs.BENEFITS).rows().isEmpty() ? 0 : 1;
            } catch (InvalidInput e) {
                assertTrue(e.total() > 0);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
        assertEquals(true, read > 100, "hardly any was readable: " + read);
    }
}
