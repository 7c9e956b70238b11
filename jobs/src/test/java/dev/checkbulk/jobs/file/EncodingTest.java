package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
    private static final String CSV = "employee,workplaces,last_name\n";
    private static final String AGAIN = ": save the file again as UTF-8";

    @ParameterizedTest
    @MethodSource("forms")
    void aByteOrderMarkIsSkipped(String name, String text) throws InvalidInput {
        assertEquals(
                "{\"employee\":\"emp_1\",\"workplaces\":[\"wrk_1\"]}", Inputs.fields(name, "\uFEFF" + text, MOVES));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("m.csv", "employee,workplaces\nemp_1,wrk_1"),
                Arguments.of("m.json", "{\"emp_1\": \"wrk_1\"}"),
                Arguments.of("m.jsonl", "{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\"}"),
                Arguments.of("standard input", "[{\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\"}]"));
    }

    @Test
    void textOfAllPlanesIsKept() throws InvalidInput {
        assertEquals(
                "{\"employee\":\"e\",\"workplaces\":[\"w\"],\"last_name\":\"Zoë 山 😀\"}",
                Inputs.fields("m.csv", CSV + "e,w,Zoë 山 😀", MOVES));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("\uFEFF" + CSV, StandardCharsets.UTF_16LE, "m.csv: is UTF-16" + AGAIN),
                Arguments.of("\uFEFF" + CSV, StandardCharsets.UTF_16BE, "m.csv: is UTF-16" + AGAIN),
                Arguments.of(
                        CSV, StandardCharsets.UTF_16LE, "line 1: contains a NUL byte, as UTF-16 text does" + AGAIN),
                Arguments.of(
                        CSV + "e,w,a\u0000b",
                        StandardCharsets.UTF_8,
                        "line 2: contains a NUL byte, as UTF-16 text does" + AGAIN),
                Arguments.of(
                        CSV.replace("\n", "\r\n") + "e,w,x\re,w,Zoë\n",
                        StandardCharsets.ISO_8859_1,
                        "line 3: the byte 0xEB is not UTF-8 (the file may be Latin-1)" + AGAIN),
                Arguments.of(
                        CSV + "e,w,x".repeat(10_000) + "\n\u00FF",
                        StandardCharsets.ISO_8859_1,
                        "line 3: the byte 0xFF is not UTF-8 (the file may be Latin-1)" + AGAIN));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anythingButUtf8IsRefused(String text, Charset charset, String problem) {
        assertEquals(problem, Inputs.problems("m.csv", text.getBytes(charset), MOVES));
    }

    @Test
    void aCutCharacterAtTheEndIsRefused() {
        assertEquals(
                "line 1: the byte 0xC3 is not UTF-8 (the file may be Latin-1)" + AGAIN,
                Inputs.problems("m.csv", new byte[] {'a', (byte) 0xC3}, MOVES));
    }

    @Test
    void standardInputIsRead() throws InvalidInput {
        byte[] bytes = (CSV + "e,w,x").getBytes(StandardCharsets.UTF_8);

        Input input = InputReader.read("-", new ByteArrayInputStream(bytes), MOVES);

        assertEquals("standard input", input.name());
        assertEquals(1, input.rows().size());
    }

    @Test
    void aFileThatCannotBeReadIsAProblem(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.csv"), CSV);
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((512L << 20) + 1);
        }

        assertEquals("there is no such file", problem(folder.resolve("none.csv").toString()));
        assertEquals("is a folder, not a file", problem(folder.toString()));
        assertEquals("is not the name of a file", problem("a\u0000b"));
        assertEquals("is larger than 512 MB: split it into several files", problem(large.toString()));
        assumeFalse(secret.toFile().setReadable(false) && Files.isReadable(secret), "a superuser reads everything");
        assertEquals("may not be read: see its permissions", problem(secret.toString()));
    }

    private static String problem(String file) {
        InvalidInput bad =
                assertThrows(InvalidInput.class, () -> InputReader.read(file, InputStream.nullInputStream(), MOVES));
        return bad.problems().get(0).message();
    }
}
