package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a run when its process is gone, and of those who come after it. */
class ResumeTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private String benefits(int rows) {
        IntStream.rangeClosed(1, rows).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_1"));
        return file(
                "benefits.jsonl",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> "{\"employee\": \"emp_%d\", \"benefit\": \"fsa_medical\",".formatted(n)
                                + " \"employee_contribution_amount\": \"10.00\"}\n")
                        .collect(Collectors.joining()));
    }

    private Jbang resume(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "resume";
        words[1] = runDir().toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return atHome(words).with("CHECK_API_KEY", KEY).with("CHECKBULK_QUARANTINE_MS", "300");
    }

    private long created() {
        return standin.judge().counts().creates().getOrDefault("benefits", 0L);
    }

    /** How many entries of the kind the journal has, none as long as there is no journal. */
    private long journaled(String kind) {
        return Files.exists(runDir().resolve("journal.jsonl"))
                ? left("journal.jsonl")
                        .lines()
                        .filter(line -> line.contains("\"e\":\"" + kind + "\""))
                        .count()
                : 0;
    }

    private static JsonNode json(Jbang.Ended ended) {
        try {
            return new ObjectMapper().readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.toString(), e);
        }
    }

    /** A run of 60 rows, killed when it knows of 20 that they are done and waits for the answers to others. */
    private String killed() {
        String benefits = benefits(60);
        HeldAnswers hold = standin.script().hold("POST", "/employee_benefits", 20);
        Jbang.Running running = against(standin, "enroll", benefits).start();
        until(() -> hold.held() > 0 && journaled("result") == 20);
        running.signal("KILL");
        assertExit(137, running.end());
        hold.release();
        return benefits;
    }

    @Test
    void aKilledRunIsResumedAndEveryBenefitIsThereOnce() {
        killed();
        Jbang.Ended status = atHome("status", runDir().toString(), "--json").end();
        assertExit(0, status);
        assertEquals("stopped", json(status).path("state").asText());
        JsonNode counts = json(status).path("counts");
        long ended = counts.path("done").asLong();
        assertEquals(20, ended, status::toString);
        assertEquals(
                60,
                ended
                        + counts.path("not_applied").asLong()
                        + counts.path("unknown").asLong());

        Jbang.Ended resumed = resume("--json").end();
        assertExit(0, resumed);
        assertEquals(60, json(resumed).path("counts").path("done").asLong());
        assertEquals(60, created());
        assertEquals(0, standin.judge().counts().identicalCreates());
        assertEquals(61, left("results.csv").lines().count());
    }

    @Test
    void aRunThatHasEndedSendsNothingAndRepeatsItsCode() {
        standin.script().on("POST", "/employee_benefits", Fault.FORBIDDEN);
        assertExit(10, against(standin, "enroll", benefits(2)).end());
        long requests = standin.judge().counts().requests();
        Jbang.Ended again = atHome("resume", runDir().toString()).end();
        assertExit(10, again);
        assertTrue(again.out().contains("1 of 2 benefits created. 1 failed."), again::toString);
        assertEquals(requests, standin.judge().counts().requests());
    }

    @Test
    void whileAProcessHasTheRunItsCountsAreToldAndNobodyElseMayGoOn() {
        HeldAnswers hold = standin.script().hold("POST", "/employee_benefits", 5);
        Jbang.Running running = against(standin, "enroll", benefits(120)).start();
        until(() -> hold.held() > 0);
        Jbang.Ended status = atHome("status", runDir().toString()).end();
        assertExit(0, status);
        String pid = "pid " + running.handle().pid() + " on ";
        assertTrue(status.out().contains("It is running now: " + pid), status::toString);
        assertTrue(status.out().contains(" of 120 done"), status::toString);
        Jbang.Ended second = resume().end();
        assertExit(2, second);
        assertTrue(second.err().contains("is being run by " + pid), second::toString);
        running.signal("INT");
        running.awaitErr(text -> text.contains("Stopping"));
        hold.release();
        assertExit(12, running.end());
        assertExit(0, resume().end());
        assertEquals(120, created());
    }

    @Test
    void theSameInputIsNotRunASecondTimeByMistake() {
        String benefits = benefits(2);
        assertExit(0, withKey(standin, "enroll", benefits).end());
        Jbang.Ended second = withKey(standin, "enroll", benefits).end();
        assertExit(13, second);
        assertTrue(second.err().contains("This input was run before, as enroll-"), second::toString);
        assertTrue(second.err().contains("--again"), second::toString);
        assertEquals(2, created());
        assertExit(2, withKey(standin, "enroll", benefits, "--again").end()); // the plan objects to the overlap
        assertExit(0, atHome("enroll", benefits, "--rehearse").end());
        assertExit(0, atHome("enroll", benefits, "--rehearse").end());
    }

    @Test
    void anInputThatWasChangedMeanwhileIsNoticed() throws IOException {
        String benefits = killed();
        Files.writeString(Path.of(benefits), Files.readString(Path.of(benefits)).replace("10.00", "11.00"));
        Jbang.Ended changed = resume().end();
        assertExit(13, changed);
        assertTrue(changed.err().contains("benefits.jsonl has changed since"), changed::toString);
        assertExit(0, resume("--as-planned").end());
        assertEquals(60, created());
    }

    @Test
    void aPlanThatWasEditedIsRefused() throws IOException {
        killed();
        Path plan = runDir().resolve("plan.jsonl");
        Files.writeString(plan, Files.readString(plan).replaceFirst("10.00", "99.00"));
        long before = created();
        Jbang.Ended ended = resume().end();
        assertExit(13, ended);
        assertTrue(ended.err().contains("The plan was edited"), ended::toString);
        assertEquals(before, created());
    }

    @Test
    void aDamagedJournalIsShownAndNotGoneOnWith() throws IOException {
        killed();
        Path journal = runDir().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        lines.set(6, lines.get(6).replace("\"row\":", "\"r0w\":"));
        Files.write(journal, lines);
        long before = created();
        Jbang.Ended ended = resume().end();
        assertExit(13, ended);
        assertTrue(ended.err().contains("The journal is damaged in line 7"), ended::toString);
        assertEquals(before, created());
        Jbang.Ended shown = atHome("runs", "show", runDir().toString()).end();
        assertExit(0, shown);
        assertTrue(shown.out().contains("The journal is damaged in line 7"), shown::toString);
        assertTrue(shown.out().contains(" of 60 benefits created."), shown::toString);
    }

    @Test
    void rowsThatFailedAreTriedOnceMoreAsARunOfTheirOwn() {
        standin.script().on("POST", "/employee_benefits", Fault.FORBIDDEN);
        Jbang.Ended first = withKey(standin, "enroll", benefits(3), "--json").end();
        assertExit(10, first);
        String run = json(first).path("run").asText();
        assertTrue(json(first).path("retry").asText().endsWith("jbang retry " + run), first::toString);

        Jbang.Ended retried = withKey(standin, "retry", run, "--json").end();
        assertExit(0, retried);
        assertEquals(1, json(retried).path("rows").asInt());
        assertEquals(3, created());
        Jbang.Ended again = withKey(standin, "retry", run).end();
        assertExit(13, again);
        assertTrue(again.err().contains("were taken over by"), again::toString);
        Jbang.Ended nothing =
                withKey(standin, "retry", json(retried).path("run").asText()).end();
        assertExit(2, nothing);
        assertTrue(nothing.err().contains("there is nothing to retry"), nothing::toString);
    }

    @Test
    void aRunWhoseRowsHaveNotEndedIsNeitherRetriedNorPurged() {
        killed();
        Jbang.Ended retry = withKey(standin, "retry", runDir().toString()).end();
        assertExit(2, retry);
        assertTrue(retry.err().contains("have not ended: resume it first"), retry::toString);
        Jbang.Ended purge = atHome("purge", runDir().toString()).end();
        assertExit(2, purge);
        assertTrue(purge.err().contains("resume it first"), purge::toString);
        assertTrue(left("plan.jsonl").contains("10.00"));
    }

    @Test
    void aPurgedRunKeepsItsOutcomesAndNobodysData() {
        standin.script().on("POST", "/employee_benefits", Fault.FORBIDDEN);
        assertExit(10, against(standin, "enroll", benefits(3)).end());
        assertTrue(left("plan.jsonl").contains("10.00"));
        assertExit(0, atHome("purge", runDir().toString()).end());
        assertFalse(left("plan.jsonl").contains("10.00"));
        assertEquals(List.of("results.csv"), filesLeft());
        Jbang.Ended shown = atHome("runs", "show", runDir().toString()).end();
        assertTrue(shown.out().contains("2 of 3 benefits created. 1 failed."), shown::toString);
        Jbang.Ended list = atHome("runs").end();
        assertTrue(list.out().contains("purged"), list::toString);
        assertExit(13, withKey(standin, "retry", runDir().toString()).end());
    }

    @Test
    void aRehearsalCannotBeGoneOnWith() {
        Jbang.Running running = rehearse("enroll", benefits(100), "--rate", "1").start();
        until(() -> journaled("result") > 0);
        running.signal("KILL");
        running.end();
        Jbang.Ended resumed = resume().end();
        assertExit(2, resumed);
        assertTrue(resumed.err().contains("was a rehearsal"), resumed::toString);
    }

    @Test
    void whatIsNoRunIsSaidSo() {
        Jbang.Ended ended = resume().end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("There is no run " + runDir()), ended::toString);
    }

    @Test
    void theQuarantineIsShortenedForServersOfThisMachineAlone() {
        Jbang.Ended ended = atHome("enroll", benefits(1), "--yes")
                .with("CHECK_API_KEY", KEY)
                .with("CHECKBULK_QUARANTINE_MS", "1")
                .end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("for servers on this machine alone"), ended::toString);
    }
}
