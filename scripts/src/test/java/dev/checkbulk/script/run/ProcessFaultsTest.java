package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import dev.checkbulk.standin.faults.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may happen to a process, by the numbers of the fault catalogue, with real processes. P1 at every call is the crash
 * loop; P2 to P10 and P17 are core's {@code ProcessFaultsTest}, P16 its {@code BlockedCallbackTest}: in scripts no code of
 * their authors runs while rows are sent.
 */
class ProcessFaultsTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private String moves(int people) {
        standin.records().mentionWorkplace("wrk_1");
        IntStream.rangeClosed(1, people).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_0"));
        return file(
                "moves.csv",
                IntStream.rangeClosed(1, people)
                        .mapToObj(n -> "emp_" + n + ",wrk_1\n")
                        .collect(Collectors.joining("", "employee,workplaces\n", "")));
    }

    private long updated() {
        return standin.judge().counts().updates().getOrDefault("employees", 0L);
    }

    private Jbang resume() {
        return withKey(standin, "resume", runDir().toString()).with("CHECKBULK_QUARANTINE_MS", "300");
    }

    private void assertResumed(int people) {
        assertExit(0, resume().end());
        assertEquals(people, updated());
        assertEquals(people + 1, left("results.csv").lines().count());
    }

    @Test
    void p08_aFolderThatCannotBeUsedIsRefusedBeforeAnythingIsSent() {
        String moves = moves(2);
        Jbang.Ended ended =
                withKey(standin, "reassign", moves, "--run-dir", moves + "/run").end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("cannot be used"), ended::toString);
        assertTrue(ended.err().contains("--run-dir"), ended::toString);
        assertEquals(0, updated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void p11_p20_theFirstSignalStopsGentlyAndAKillBehindItLosesNothing(String signal) {
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 10);
        Jbang.Running running = against(standin, "reassign", moves(100)).start();
        until(() -> hold.held() > 0);
        running.signal(signal);
        running.awaitErr(text -> text.contains("Stopping"));
        running.signal("KILL");
        assertExit(137, running.end());
        hold.release();
        assertResumed(100);
    }

    @Test
    void p12_aRunWhoseOutputNobodyReadsGoesOnToItsEnd() {
        String moves = moves(40);
        Jbang.Ended ended =
                against(standin, "reassign", moves).through("\"$0\" \"$@\" | :").end();
        assertEquals(40, updated(), ended::toString);
        assertEquals(41, left("results.csv").lines().count());
    }

    @Test
    void p13_aRunThatWasStoppedAndContinuedEndsEveryRowOnce() {
        HeldAnswers hold = standin.script().hold("PATCH", "/employees", 5);
        Jbang.Running running = against(standin, "reassign", moves(60)).start();
        until(() -> hold.held() > 0);
        running.signal("STOP");
        hold.release(); // the answers come while it is stopped
        running.signal("CONT");
        assertExit(0, running.end());
        assertEquals(60, updated());
    }

    @Test
    void p15_outOfMemoryIsTheEndOfTheProcessInEveryScriptThatSends() throws IOException {
        for (String script : List.of("reassign", "enroll", "resume", "retry", "undo")) {
            String text = Files.readString(Jbang.ROOT.resolve("scripts/" + script + ".java"));
            List<String> options = text.lines()
                    .filter(line -> line.startsWith("//JAVA_OPTIONS "))
                    .toList();
            assertTrue(options.toString().contains("-XX:+ExitOnOutOfMemoryError"), script);
        }
    }

    @Test
    void p18_aFileThatWasHalfWrittenIsWrittenAnewAndNeverTakenForWhole() throws IOException {
        String moves = moves(3);
        Files.createDirectories(runDir());
        Files.writeString(runDir().resolve("results.csv.part"), "row,id,outc");
        assertExit(0, against(standin, "reassign", moves).end());
        assertEquals(4, left("results.csv").lines().count());
        assertFalse(Files.exists(runDir().resolve("results.csv.part")));
    }

    @Test
    void p19_withTooFewFileDescriptorsRowsWaitForAConnectionAndAreDone() {
        Standin slow = standin(StandinSettings.defaults().withLatency(Latency.of(Duration.ofMillis(1_500))));
        slow.records().mentionWorkplace("wrk_1");
        IntStream.rangeClosed(1, 50).forEach(n -> slow.records().mentionEmployee("emp_" + n, "wrk_0"));
        Jbang.Ended ended = against(slow, "reassign", moves(50))
                .through("ulimit -n 64; exec \"$0\" \"$@\"")
                .end();
        assertExit(0, ended);
        assertEquals(50L, slow.judge().counts().updates().get("employees"));
        assertTrue(slow.judge().counts().mostInFlight() < 37, "there were descriptors enough");
    }
}
