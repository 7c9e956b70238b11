package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.judge.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs and a plan that were made before there were seals: they are read, adopted, resumed, retried, undone and applied. */
class RunsBeforeSealsTest extends ScriptTest {
    /** The server that they were made for. */
    private static final String THEN = "http://127.0.0.1:28417";

    private static final String ENDED = "reassign-20261201-004416";
    private static final String STOPPED = "enroll-20261201-004421";

    private Standin standin;

    @BeforeEach
    void serve() throws Exception {
        standin = standin(StandinSettings.defaults().withMentioned(true));
        Path given = Jbang.ROOT.resolve("scripts/src/test/resources/runs-before-seals");
        Path home = folder.resolve("home");
        try (Stream<Path> files = Files.walk(given)) {
            for (Path file : files.toList()) {
                Path to = home.resolve(given.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Rewritten.plan(home.resolve("later.plan"), THEN, standin.baseUrl());
        for (String run : List.of(ENDED, STOPPED)) {
            Rewritten.run(home.resolve("runs").resolve(run), THEN, standin.baseUrl());
        }
        for (String moved : List.of(
                "ana wrk_harbor", "ben wrk_old", "chloe wrk_harbor", "dan wrk_north", "eve wrk_old", "finn wrk_old")) {
            standin.records().mentionEmployee("emp_" + moved.split(" ")[0], moved.split(" ")[1]);
        }
    }

    private Jbang command(String... words) {
        return withKey(standin, words).with("CHECKBULK_QUARANTINE_MS", "300");
    }

    private long writes() {
        Counts counts = standin.judge().counts();
        return Stream.of(counts.creates(), counts.updates(), counts.deletes())
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void h2TheyAreListedAndShown() {
        Jbang.Ended runs = atHome("runs").end();
        assertExit(0, runs);
        assertTrue(runs.out().contains(STOPPED), runs::toString);
        assertEquals(
                2,
                runs.out()
                        .lines()
                        .filter(line -> line.contains("not made here"))
                        .count(),
                runs::toString);
        assertTrue(runs.out().contains("5 of 12 done, 2 not applied, 5 unknown"), runs::toString);
        assertTrue(runs.out().contains("3 of 4 done, 1 refused"), runs::toString);
        assertExit(0, atHome("status", STOPPED).end());
    }

    @Test
    void h2AdoptedTheyAreResumedAsBefore() {
        assertExit(2, command("resume", STOPPED, "--take-over").end());
        Jbang.Ended adopted = atHome("runs", "adopt", STOPPED, ENDED, "--yes").end();
        assertExit(0, adopted);
        assertTrue(adopted.err().contains("  POST /employee_benefits: 12\n"), adopted::toString);
        Jbang.Ended resumed = command("resume", STOPPED, "--take-over").end();
        assertExit(0, resumed);
        assertTrue(resumed.out().contains("12 of 12 benefits created."), resumed::toString);
        assertEquals(7, standin.judge().counts().creates().getOrDefault("benefits", 0L));
        assertExit(10, command("resume", ENDED).end());
    }

    @Test
    void h2TheyAreUndoneAndRetriedWhenThatIsSaid() {
        assertExit(2, command("undo", ENDED).end());
        assertExit(2, command("retry", ENDED).end());
        Jbang.Ended retried = command("retry", ENDED, "--foreign", "--yes").end();
        assertExit(10, retried); // the workplace is still missing
        Jbang.Ended undone =
                command("undo", ENDED, "--foreign", "--yes", "--confirm", "3").end();
        assertExit(0, undone);
        assertTrue(undone.out().contains("3 of 3 rows reverted."), undone::toString);
        assertExit(13, command("undo", ENDED, "--foreign", "--yes").end());
    }

    @Test
    void h2APlanOfThenIsAppliedWhenThatIsSaid() {
        String plan = folder.resolve("home/later.plan").toString();
        String[] apply = {"apply", plan, "--max-age", "9999d", "--yes"};
        assertExit(2, command(apply).end());
        assertEquals(0, writes());
        assertExit(
                0,
                command(Stream.concat(Stream.of(apply), Stream.of("--foreign")).toArray(String[]::new))
                        .end());
        assertEquals(2, writes());
    }
}
