package dev.checkbulk.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether every figure is there; never how good it is. */
class BenchTest {
    @Test
    void thePacingRunsHaveAllTheirFigures() {
        List<Pacing.Figures> figures = Pacing.measure(20);
        assertEquals(2, figures.size());
        for (Pacing.Figures one : figures) {
            assertEquals(Map.of("DONE", 20L), one.outcomes());
            assertTrue(one.share() > 0, one::toString);
            assertTrue(one.toString().contains("% of 25/s"), one::toString);
        }
    }

    @Test
    void theValidationRunHasItsFigures(@TempDir Path folder) throws IOException, InterruptedException {
        Process run =
                Validating.process(20_000, folder).redirectErrorStream(true).start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), printed);
        assertTrue(printed.startsWith("20,000 rows checked in "), printed);
        assertTrue(printed.contains(" rows/s of a core, at most "), printed);
    }

    @Test
    void theExportHasAllItsFigures(@TempDir Path folder) throws IOException, InterruptedException {
        Exporting.Figures figures = Exporting.measure(450, folder);
        assertEquals(450, figures.records());
        assertTrue(figures.share() > 0 && figures.heap() > 0, figures::toString);
        assertTrue(figures.toString().startsWith("450 records: "), figures::toString);
    }

    @Test
    void theMemoryRunHasItsFigure() throws IOException, InterruptedException {
        Process run = Bench.memory(20_000).redirectErrorStream(true).start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), printed);
        assertTrue(printed.startsWith("20,000 rows: 20,000 done, at most "), printed);
    }

    @ParameterizedTest
    @EnumSource
    void thePlanHasItsFigure(Planning.Rows what, @TempDir Path folder) throws IOException, InterruptedException {
        String printed = Planning.measure(what, 300, folder);
        assertTrue(printed.startsWith("300 rows planned in a heap of 1"), printed);
    }
}
