package dev.checkbulk.jobs.file;

import static dev.checkbulk.jobs.file.Inputs.MOVES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any size and kind, checked as a stream. */
class ValidationTest {
    private static final String HEADER = "employee,workplaces,last_name\n";

    @TempDir
    Path folder;

    private static Validation check(Path file) throws InvalidInput {
        return Validation.of(file.toString(), InputStream.nullInputStream(), MOVES);
    }

    private static String problems(Path file) {
        InvalidInput bad = assertThrows(InvalidInput.class, () -> check(file));
        return bad.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.csv|employee,workplaces\nemp_1,wrk_1\nemp_2,wrk_1\n",
                "m.json|{\"emp_1\": \"wrk_1\", \"emp_2\": \"wrk_1\"}",
                "list.json|[{\"employee\": \"emp_1\", \"workplaces\": \"w\"}, {\"employee\": \"emp_2\", \"workplaces\": \"w\"}]",
                "m.jsonl|{\"employee\": \"emp_1\", \"workplaces\": \"w\"}\n{\"employee\": \"emp_2\", \"workplaces\": \"w\"}",
                "unnamed|employee,workplaces\nemp_1,wrk_1\nemp_2,wrk_1\n",
            })
    void countsTheRowsOfEveryForm(String nameAndText) throws InvalidInput, IOException {
        String[] parts = nameAndText.split("\\|", 2);
        assertEquals(2, check(file(parts[0], parts[1])).rows());
    }

    @Test
    void saysTheSameAsReading() throws IOException {
        String text = HEADER + "emp_1,wrk_1,Doe\nemp_1,w w,Roe\n,wrk_1\n";
        assertEquals(Inputs.problems("m.csv", text, MOVES), problems(file("m.csv", text)));
    }

    @Test
    void standardInputIsChecked() throws InvalidInput {
        byte[] bytes = (HEADER + "e,w,x").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                new Validation("standard input", 1, 0), Validation.of("-", new ByteArrayInputStream(bytes), MOVES));
    }

    @Test
    void aLinkAndAPipeAreReadLikeAFile() throws Exception {
        Path real = file("real.csv", HEADER + "e,w,x");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        assertEquals(1, check(link).rows());
        assertEquals(
                1,
                InputReader.read(link.toString(), InputStream.nullInputStream(), MOVES)
                        .rows()
                        .size());
        Path pipe = folder.resolve("pipe.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        for (int time = 0; time < 2; time++) {
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(pipe, HEADER + "e,w,x\nf,w,y"));
            long rows = time == 0
                    ? check(pipe).rows()
                    : InputReader.read(pipe.toString(), InputStream.nullInputStream(), MOVES)
                            .rows()
                            .size();
            written.join();
            assertEquals(2, rows);
        }
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theHashIsThatOfTheBytesWhoseRowsWereRead() throws InvalidInput, IOException {
        String text = HEADER + "e,w,x\n";
        Input input = InputReader.read(file("m.csv", text).toString(), InputStream.nullInputStream(), MOVES);
        assertEquals(Input.sha256(text.getBytes(StandardCharsets.UTF_8)), input.sha256());
    }

    @Test
    void manyRowsAreCheckedAndTheSameOneFound() throws IOException {
        Path large = folder.resolve("large.csv");
        try (Writer writer = Files.newBufferedWriter(large)) {
            writer.write(HEADER);
            for (int row = 1; row <= 200_000; row++) {
                writer.write("emp_" + row + ",wrk_1;wrk_2,Doe\n");
            }
            writer.write("emp_77777,wrk_1,Doe\n");
        }
        assertEquals(
                "row 200001 (line 200002), column employee: \"emp_77777\" is already in row 77777 (line 77778):"
                        + " keep one of the two",
                problems(large));
    }

    @Test
    void aCellOfTenMegabytesIsToldWithItsPlace() throws IOException {
        Path large = file("m.csv", HEADER + "e,w,x\nf,w," + "x".repeat(10 << 20) + "\ng,,x\n");
        assertEquals(
                "row 2 (line 3), column last_name: \"" + "x".repeat(60) + "…\" is longer than 10,000 characters\n"
                        + "row 3 (line 4), column workplaces: is missing, but each row must have it",
                problems(large));
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotFillTheMemory() throws IOException {
        Path large = file("m.csv", HEADER + "e,w,x\nf,w,\"x\n" + "g,w,x\n".repeat(3_000_000));
        assertEquals(
                "line 3: the row that begins here has more than 16,000,000 characters: is a quote opened and never closed?",
                problems(large));
    }

    @Test
    void aRowOfJsonLinesThatIsTooLongIsToldWithItsLine() throws IOException {
        Path large = file("m.jsonl", "\n{\"employee\": \"" + "x".repeat(17_000_000));
        assertTrue(problems(large).startsWith("line 2: the row that begins here has more than 16,000,000 characters"));
    }
}
