package dev.checkbulk.sim;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the simulation: it must notice each bug that is planted. A mutant that survives is a hole in it. */
class MutantsTest {
    private static final long SEEDS = 6_000;

    @ParameterizedTest
    @EnumSource
    void isCaught(Mutants mutant) {
        for (long seed = 0; seed < SEEDS; seed++) {
            if (Simulation.of(seed, mutant.planted()).violation() != null) {
                return;
            }
        }
        fail(mutant + " survived " + SEEDS + " seeds");
    }
}
