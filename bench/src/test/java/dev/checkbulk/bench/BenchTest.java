package dev.checkbulk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.bench.figures.ResultsFile;
import dev.checkbulk.bench.figures.Spread;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whether every figure is there; never how good it is. */
class BenchTest {
    private static final Path ROOT = Path.of(System.getProperty("checkbulk.root"));

    private record Ended(int exitCode, String output) {
        static Ended of(Path root, String... args) {
            StringWriter output = new StringWriter();
            CommandLine command = Bench.commandLine().setOut(new PrintWriter(output));
            String[] all = Stream.concat(Stream.of("--smoke", "--root", root.toString()), Stream.of(args))
                    .toArray(String[]::new);
            return new Ended(command.execute(all), output.toString());
        }

        /** The rows of all tables, heads included, as cells. */
        List<List<String>> rows() {
            return output.lines()
                    .filter(line -> line.startsWith("| "))
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "a@sliding log;token bucket;nginx limit_req burst=25 nodelay;HAProxy stick table;target",
                "b@wrk, the ceiling;Vert.x Web Client;httpx;requests/s;CheckClient over a wire that answers at once;target",
                "c@1,000 rows;20,000 rows;20,000 rows of CSV checked;450 records exported;100 rows: run;300 rows: plan of the undo;target",
                "d@java -cp, the script's options;java -cp, with a class-data archive of the script;python3 -c 'import httpx', to its end",
                "e@2 processes;target",
                "f@the journal's thread, of a core;JMH: planning alone, µs per row;a durable run to a batch, each pair;target",
                "g@6 processes, stopped for 5 s;one beside two loops;target"
            })
    void everyPartHasAllItsFigures(String letter, String labels) {
        Ended ended = Ended.of(ROOT, "--only", letter);
        assertEquals(0, ended.exitCode(), ended::output);
        assertTrue(ended.output().startsWith("## " + letter + ") "), ended::output);
        List<String> found = ended.rows().stream().map(row -> row.get(0)).toList();
        for (String label : labels.split(";")) {
            assertTrue(found.contains(label), () -> label + " is missing\n" + ended.output());
        }
        assertFalse(ended.output().matches("(?s).*\\b(NaN|Infinity|null)\\b.*"), ended::output);
    }

    @Test
    void aPartWithoutItsFiguresIsAFailure(@TempDir Path nothing) {
        Ended ended = Ended.of(nothing, "--only", "d");
        assertEquals(1, ended.exitCode(), ended::output);
    }

    @Test
    void aFigureThatIsNoNumberIsMissing() {
        assertThrows(IllegalStateException.class, () -> Spread.of(1, Double.NaN));
        assertThrows(IllegalStateException.class, () -> Spread.of());
        assertEquals("2.0 (1.0 to 9.0)", Spread.of(9, 1, 2).text("%.1f"));
    }

    @Test
    void resultsGoBetweenTheirMarksAndNowhereElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("README.md"),
                "x\n<!-- a -->\nold\n<!-- end of a -->\ny\n<!-- b -->\n<!-- end of b -->\n");
        new ResultsFile(file).put('a', "new\n");
        assertEquals(
                "x\n<!-- a -->\nnew\n<!-- end of a -->\ny\n<!-- b -->\n<!-- end of b -->\n", Files.readString(file));
        assertThrows(IOException.class, () -> new ResultsFile(file).put('c', "new\n"));
    }
}
