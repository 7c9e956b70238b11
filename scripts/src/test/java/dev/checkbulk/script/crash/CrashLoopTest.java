package dev.checkbulk.script.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real scripts, halted at each call that changes the disk or writes to a socket, and resumed: whatever the call, every
 * row has its one effect. One run alone, with its second process halted at call 9: {@code mvn -pl scripts -am test
 * -Dtest=CrashLoopTest -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.only=17,9}.
 */
class CrashLoopTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    private static Scripts scripts;

    @BeforeAll
    static void build() throws IOException {
        scripts = Scripts.build(folder.resolve("scripts"));
    }

    @AfterAll
    static void close() {
        Trial.get(VERTX.close());
    }

    /** In every sixth run the resuming process is halted too, each time one call later, and resumed. */
    @Test
    void enrollIsHaltedAtEachOfItsCalls() throws Exception {
        haltAtEach(Work.ENROLL, 1, 6);
    }

    /** Another way through the same run: what it has behind its halts are PATCHes, which are read back. */
    @Test
    void reassignIsHaltedAtEveryTenthOfItsCalls() throws Exception {
        haltAtEach(Work.REASSIGN, 10, 4);
    }

    private void haltAtEach(Work work, int step, int second)
            throws IOException, InterruptedException, ExecutionException {
        CrashLoop loop = new CrashLoop(scripts, work, Files.createDirectory(folder.resolve(work.script())), VERTX);
        int calls = loop.undisturbed();
        List<List<Integer>> halts = new ArrayList<>();
        for (int call = 1; call <= calls; call += step) {
            boolean twice = halts.size() % second == 0;
            halts.add(twice ? List.of(call, 1 + halts.size() / second) : List.of(call));
        }
        String only = System.getProperty("crash.only");
        if (only != null) {
            halts = List.of(
                    List.of(only.split(",")).stream().map(Integer::valueOf).toList());
        }
        List<CrashLoop.Result> results = loop.halted(halts);
        List<String> wrong = results.stream()
                .map(CrashLoop.Result::objection)
                .filter(objection -> !objection.isEmpty())
                .toList();
        int halted = results.stream().mapToInt(CrashLoop.Result::halts).sum();
        System.out.printf(
                "%s: %d calls undisturbed, %d runs, %d processes halted, %d runs wrong%n",
                work.script(), calls, results.size(), halted, wrong.size());
        assertEquals(List.of(), wrong);
        assertTrue(halted > halts.size() / 2, "hardly a process was halted: " + halted);
    }
}
