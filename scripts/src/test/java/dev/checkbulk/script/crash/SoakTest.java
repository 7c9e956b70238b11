package dev.checkbulk.script.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.FaultMix;
import dev.checkbulk.standin.faults.Latency;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code enroll} at Check's rate on a bad day, killed every few seconds and resumed. A long one: {@code mvn -pl
 * scripts -am test -Dtest=SoakTest -Dsurefire.failIfNoSpecifiedTests=false -Dsoak.rows=20000}; {@code -Dsoak.seed=N} repeats
 * the faults and the times between kills, though what a kill hits differs all the same.
 */
class SoakTest {
    private static final Vertx VERTX = Vertx.vertx();

    /** Longer than the stand-in works on anything. */
    private static final long QUARANTINE_MILLIS = 1_500;

    /** A bad answer can leave a row to another look, and each look is a process's. */
    private static final int RESUMES_AT_THE_END = 10;

    private final int rows = Integer.getInteger("soak.rows", 300);
    private final long seed = Long.getLong("soak.seed", System.nanoTime());

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        Trial.get(VERTX.close());
    }

    @Test
    void everyRowHasItsOneEffectHoweverOftenItIsKilled() throws IOException {
        Scripts scripts = Scripts.build(folder.resolve("scripts"));
        StandinSettings settings = StandinSettings.defaults()
                .withSeed(seed)
                .withFaults(FaultMix.heavy())
                .withLatency(new Latency(Duration.ofMillis(50), Duration.ofMillis(100), 0.02, Duration.ofMillis(800)));
        try (Trial trial =
                new Trial(scripts, Work.ENROLL, rows, folder.resolve("soak"), VERTX, settings, QUARANTINE_MILLIS)) {
            int kills = killUntilItEnds(trial);
            Verdict verdict = Verdict.of(trial, rows);
            String told = "soak of %d rows, seed %d: %d kills, %d processes, %s, %d faults, %s%n"
                    .formatted(
                            rows,
                            seed,
                            kills,
                            trial.processes(),
                            verdict.outcomes(),
                            trial.standin().judge().counts().faults(),
                            trial.standin().judge().counts().statuses());
            System.out.print(told);
            assertEquals(List.of(), verdict.objections(), told);
            assertEquals(List.of("done"), new ArrayList<>(verdict.outcomes().keySet()), told);
            assertTrue(kills >= rows / 250, told);
        }
    }

    /** Returns how many kills there were. */
    private int killUntilItEnds(Trial trial) throws IOException {
        Random random = new Random(seed);
        int kills = 0;
        int ends = 0;
        while (true) {
            Command.Running running = trial.next().start();
            boolean mayLive =
                    kills >= rows / 15; // each kill leaves rows to settle, and at last there must be time for it
            if (!mayLive && !running.endsWithin(random.nextLong(2_000, 5_000))) {
                running.kill();
                kills++;
                running.end().expect(Halt.CODE);
                continue;
            }
            Command.Ended ended = running.end();
            boolean open = ended.code() == 11 || ended.code() == 12;
            if (!open || ++ends == RESUMES_AT_THE_END) {
                assertEquals(0, ended.code(), () -> "seed " + seed + ", " + ended);
                return kills;
            }
        }
    }
}
