package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.BENEFITS;
import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowWriterTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("m.json", MOVES, "{\"emp_1\": [\"wrk_1\", \"wrk_2\"], \"emp_2\": \"wrk_3\"}"),
                Arguments.of(
                        "b.json",
                        BENEFITS,
                        "[{\"employee\": \"emp_1\", \"percent\": 5.50, \"metadata\": {\"é\": \"\\u2028\\\"\"}},"
                                + " {\"percent\": 1E1, \"employee\": \"emp_2\", \"tags\": []}]"),
                Arguments.of(
                        "b.jsonl",
                        BENEFITS,
                        "{\"tags\": \"one\", \"employee\": \"emp_1\"}\r\n\r\n{\"employee\": \"emp_2\"}"),
                Arguments.of("b.json", BENEFITS, "\uFEFF[{\"employee\": \"emp_1\"}]"),
                Arguments.of(
                        "b.csv",
                        BENEFITS,
                        "\uFEFFtags,employee,metadata.a\r\nx ; y,emp_1,\" =cmd, \"\"q\"\"\r\n\n\"\r\n,emp_2, \r\n"),
                Arguments.of("b.csv", BENEFITS, "employee\n\"emp_1\"\n"),
                Arguments.of("b.csv", BENEFITS, "expect.residence.city,employee,expect.tags\nBoston,e1,a ; b\n,e2,\n"),
                Arguments.of(
                        "b.json",
                        BENEFITS,
                        "[{\"expect\": {\"a\": {\"b\": 5.50}, \"c\": null}, \"employee\": \"e1\"}, {\"employee\": \"e2\"}]"),
                Arguments.of(
                        "b.jsonl", BENEFITS, "{\"employee\": \"e1\", \"expect\": {\"tags\": [\"a\"], \"on\": true}}"));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatIsWrittenReadsTheSame(String name, Shape shape, String text) throws Exception {
        Input first = Inputs.read(name, text, shape);

        Path file = write(first, first.rows()).orElseThrow();
        Input second = InputReader.read(file.toString(), InputStream.nullInputStream(), shape);
        byte[] bytes = Files.readAllBytes(file);
        Path again = write(second, second.rows()).orElseThrow();

        assertEquals(first.form(), second.form());
        assertEquals(withoutLines(first), withoutLines(second));
        assertEquals(new String(bytes), Files.readString(again), "written twice");
        assertEquals(text.startsWith("\uFEFF"), new String(bytes).startsWith("\uFEFF"));
    }

    @Test
    void aMapStaysAMapWithARowOnEachLine() throws Exception {
        Input input = Inputs.read("m.json", "{\"e1\":[\"w1\"],\"e2\":\"w2\",\"e3\":\"w3\"}", MOVES);

        Path file =
                write(input, List.of(input.rows().get(0), input.rows().get(2))).orElseThrow();

        assertEquals("failed.json", String.valueOf(file.getFileName()));
        assertEquals("{\n\"e1\": [\"w1\"],\n\"e3\": \"w3\"\n}\n", Files.readString(file));
    }

    @Test
    void csvKeepsItsHeaderAndCells() throws Exception {
        Input input = Inputs.read("m.csv", "last_name,workplaces,employee\n=Doe, w1 ;w2,e1\n", MOVES);

        Path file = write(input, input.rows()).orElseThrow();

        assertEquals("last_name,workplaces,employee\n=Doe,\" w1 ;w2\",e1\n", Files.readString(file));
    }

    @Test
    void csvKeepsWhatIsExpected() throws Exception {
        String text = "employee,expect.last_name,workplaces,expect.workplaces\ne1,Doe,w1, w2 ;w3\ne2,,w1,\n";
        Input input = Inputs.read("m.csv", text, MOVES);

        Path file = write(input, input.rows()).orElseThrow();

        assertEquals(
                "employee,expect.last_name,workplaces,expect.workplaces\ne1,Doe,w1,\" w2 ;w3\"\ne2,,w1,\n",
                Files.readString(file));
    }

    @Test
    void jsonKeepsWhatIsExpected() throws Exception {
        String row = "{\"expect\":{\"residence\":{\"city\":\"Boston\"},\"rate\":1E+1},\"employee\":\"e1\"}";
        Input list = Inputs.read("b.json", "[" + row + "]", BENEFITS);
        Input lines = Inputs.read("b.jsonl", row, BENEFITS);

        assertEquals(
                "[\n" + row + "\n]\n", Files.readString(write(list, list.rows()).orElseThrow()));
        assertEquals(row + "\n", Files.readString(write(lines, lines.rows()).orElseThrow()));
    }

    @Test
    void withoutARowThereIsNoFile() throws Exception {
        Input input = Inputs.read("m.json", "{\"e1\": \"w1\"}", MOVES);

        assertEquals(Optional.empty(), write(input, List.of()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void theFileIsItsOwnersAloneAndAppearsWhenItIsComplete() throws Exception {
        Input input = Inputs.read("m.json", "{\"e1\": \"w1\"}", MOVES);
        Path file = folder.resolve("failed.json");
        Files.writeString(folder.resolve("failed.json.part"), "left by a crash");

        try (RowWriter writer = RowWriter.in(folder, "failed", input.form())) {
            writer.write(input.rows().get(0).raw());
            assertFalse(Files.exists(file));
            assertEquals(Optional.empty(), writer.file());
        }

        assertTrue(Files.exists(file));
        assertFalse(Files.exists(folder.resolve("failed.json.part")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    private Optional<Path> write(Input input, List<Row> rows) throws IOException {
        RowWriter writer = RowWriter.in(folder, "failed", input.form());
        try (writer) {
            for (Row row : rows) {
                writer.write(row.raw());
            }
        }
        writer.close();
        return writer.file();
    }

    private static List<Row> withoutLines(Input input) {
        return input.rows().stream()
                .map(row -> new Row(row.number(), 0, row.fields(), row.expect(), row.raw(), row.blanks()))
                .toList();
    }
}
