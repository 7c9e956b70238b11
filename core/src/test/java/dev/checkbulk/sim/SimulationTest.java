package dev.checkbulk.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.run.row.RowTransition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The real client, batch and run against a hostile model of Check, in worlds that their seeds decide. {@code -Dsim.seeds}
 * says how many worlds, {@code -Dsim.from} the first; {@code -Dsim.seed} runs one alone.
 */
class SimulationTest {
    private static final long FROM = Long.getLong("sim.from", 0);
    private static final long SEEDS = Long.getLong("sim.seeds", 20_000);

    @Test
    void noWorldBreaksAnInvariant() {
        Census census = new Census();
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            Simulation.Verdict verdict = Simulation.of(seed, Planted.NOTHING);
            assertNull(verdict.violation(), report(seed, verdict));
            census.add(verdict.census());
        }
        long unknown = census.of("rows without a result at the end");
        assertTrue(unknown * 100 <= census.of("rows"), "more than a hundredth of the rows stays unknown: " + census);
        if (SEEDS >= 20_000) {
            List<RowTransition> never = Stream.of(RowTransition.values())
                    .filter(way -> census.of(Census.wayOf(way)) == 0)
                    .toList();
            assertEquals(List.of(), never, "ways that no row took: " + census);
        }
    }

    @Test
    void theWorldsAreNotPeaceful() {
        Census census = new Census();
        for (long seed = 0; seed < 1_000; seed++) {
            census.add(Simulation.of(seed, Planted.NOTHING).census());
        }
        for (String what : new String[] {
            "crash",
            "cancelled run",
            "freeze",
            "loss of power",
            "journal that could not be opened",
            "DONE POST",
            "DONE PATCH",
            "DONE DELETE",
            "DONE (settled) POST",
            "DONE (settled) PATCH",
            "DONE (settled) DELETE",
            "CONFLICT PATCH",
            "BLOCKED PATCH",
            "rows sent otherwise",
            "REFUSED POST",
            "unknown: SERVER",
            "unknown: JOURNAL",
            "not applied: CONNECT",
            "not applied: LONG_WAIT",
            "not applied: UNAUTHORIZED",
            "not applied: JOURNAL",
            "not applied: STOPPED",
            "rows without a result at the end"
        }) {
            assertTrue(census.of(what) > 0, "never: " + what + " in " + census);
        }
        assertTrue(census.of("keys") > census.of("rows sent"), "no key was ever replaced: " + census);
    }

    @Test
    void theSeedDecidesEverything() {
        for (long seed = FROM; seed < FROM + 300; seed++) {
            assertEquals(
                    Simulation.of(seed, Planted.NOTHING).hash(),
                    Simulation.of(seed, Planted.NOTHING).hash(),
                    "seed " + seed);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "sim.seed", matches = "[0-9]+")
    void oneWorld() {
        long seed = Long.getLong("sim.seed");
        Simulation.Verdict verdict = Simulation.of(seed, Planted.NOTHING);
        assertNull(verdict.violation(), report(seed, verdict));
    }

    private static String report(long seed, Simulation.Verdict verdict) {
        return verdict.violation() == null
                ? ""
                : "-Dsim.seed=" + seed + " at commit " + commit() + ": " + verdict.violation() + "\n" + verdict.events()
                        + "\n";
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return said.matches("[0-9a-f]{40,64}") ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
