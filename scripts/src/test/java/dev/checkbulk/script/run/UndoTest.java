package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.HeldAnswers;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run changed is restored, and what others did since is kept. */
class UndoTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private static JsonNode json(Jbang.Ended ended) {
        try {
            return new ObjectMapper().readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.toString(), e);
        }
    }

    private JsonNode person(int n) {
        return standin.records().get("emp_" + n).orElseThrow();
    }

    private void assertAt(int n, String workplaces, String primary) {
        assertEquals(workplaces, person(n).path("workplaces").toString(), "emp_" + n);
        assertEquals(primary, person(n).path("primary_workplace").asText(), "emp_" + n);
    }

    private Jbang undo(String run, String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "undo";
        words[1] = run;
        System.arraycopy(more, 0, words, 2, more.length);
        return atHome(words).with("CHECK_API_KEY", KEY).with("CHECKBULK_QUARANTINE_MS", "300");
    }

    /** Six people, moved from one workplace to another by a run whose name this gives. */
    private String moved() {
        return moved(6);
    }

    private String moved(int people) {
        standin.records().mentionWorkplace("wrk_0").mentionWorkplace("wrk_1").mentionWorkplace("wrk_2");
        IntStream.rangeClosed(1, people)
                .forEach(n -> standin.records()
                        .mentionEmployee("emp_" + n, "wrk_0")
                        .change("emp_" + n, fields("primary_workplace", "wrk_0")));
        String moves = IntStream.rangeClosed(1, people)
                .mapToObj(n -> "emp_" + n + ",wrk_1\n")
                .collect(Collectors.joining("", "employee,workplaces\n", ""));
        Jbang.Ended ended =
                withKey(standin, "reassign", file("moves.csv", moves), "--json").end();
        assertExit(0, ended);
        assertAt(1, "[\"wrk_1\"]", "wrk_1");
        return json(ended).path("run").asText();
    }

    private static ObjectNode fields(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    @Test
    void whatARunChangedIsRestoredAndWhatOthersChangedSinceIsKept() {
        String run = moved();
        standin.records()
                .change("emp_2", JsonNodeFactory.instance.objectNode().set("workplaces", list("wrk_2")))
                .change("emp_5", JsonNodeFactory.instance.objectNode().set("workplaces", list("wrk_1", "wrk_2")));
        Jbang.Ended ended = undo(run).end();
        assertExit(10, ended);
        assertTrue(ended.out().contains("4 of 6 employees reverted. 2 kept."), ended::toString);
        assertTrue(ended.out().contains("\n  2 kept: changed by somebody since, not touched\n"), ended::toString);
        assertTrue(ended.out().contains("row 2  emp_2  conflict  kept: workplaces changed since"), ended::toString);
        assertTrue(!ended.out().contains("failed.csv") && !ended.out().contains("retry"), ended::toString);
        for (int n : List.of(1, 3, 4, 6)) {
            assertAt(n, "[\"wrk_0\"]", "wrk_0");
        }
        assertAt(2, "[\"wrk_2\"]", "wrk_1");
        assertAt(5, "[\"wrk_1\",\"wrk_2\"]", "wrk_1");
    }

    @Test
    void ofTwoHundredOfWhichThreeWereChangedSinceTheOthersAreReverted() {
        String run = moved(200);
        for (int n : List.of(7, 77, 177)) {
            standin.records()
                    .change("emp_" + n, JsonNodeFactory.instance.objectNode().set("workplaces", list("wrk_2")));
        }
        Jbang.Ended ended = undo(run).end();
        assertExit(10, ended);
        assertTrue(ended.out().contains("197 of 200 employees reverted. 3 kept."), ended::toString);
        long back = IntStream.rangeClosed(1, 200)
                .filter(n -> person(n).path("workplaces").equals(list("wrk_0")))
                .count();
        assertEquals(197, back);
        assertAt(77, "[\"wrk_2\"]", "wrk_1");
    }

    private static JsonNode list(String... ids) {
        var list = JsonNodeFactory.instance.arrayNode();
        List.of(ids).forEach(list::add);
        return list;
    }

    @Test
    void anUndoIsUndoneAndNeitherIsDoneTwice() {
        String run = moved();
        Jbang.Ended undone = undo(run, "--json").end();
        assertExit(0, undone);
        assertEquals(run, json(undone).path("undo_of").asText());
        String undo = json(undone).path("run").asText();
        assertTrue(undo.startsWith("undo-"), undo);
        IntStream.rangeClosed(1, 6).forEach(n -> assertAt(n, "[\"wrk_0\"]", "wrk_0"));

        long requests = standin.judge().counts().requests();
        Jbang.Ended twice = undo(run).end();
        assertExit(13, twice);
        assertTrue(twice.err().contains("The rows of " + run + " were undone by " + undo), twice::toString);
        Jbang.Ended resumed = atHome("resume", run).with("CHECK_API_KEY", KEY).end();
        assertExit(13, resumed);
        assertTrue(resumed.err().contains("were undone by " + undo), resumed::toString);
        assertEquals(requests, standin.judge().counts().requests());

        assertExit(0, undo(undo).end());
        IntStream.rangeClosed(1, 6).forEach(n -> assertAt(n, "[\"wrk_1\"]", "wrk_1"));
    }

    private String benefits(int rows) {
        IntStream.rangeClosed(1, rows).forEach(n -> standin.records().mentionEmployee("emp_" + n, "wrk_1"));
        return file(
                "benefits.jsonl",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(n -> "{\"employee\": \"emp_%d\", \"benefit\": \"fsa_medical\",".formatted(n)
                                + " \"employee_contribution_amount\": \"10.00\"}\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void whatWasCreatedIsDeletedAndADeletionHasNoWayBack() {
        Jbang.Ended enrolled = withKey(standin, "enroll", benefits(3), "--json").end();
        assertExit(0, enrolled);
        String id = standin.records().all("benefits").get(1).path("id").asText();
        standin.records().change(id, fields("employee_contribution_amount", "99.00"));
        Jbang.Ended undone = undo(json(enrolled).path("run").asText(), "--json").end();
        assertExit(10, undone);
        assertEquals(2, json(undone).path("counts").path("done").asInt());
        assertEquals(
                List.of(id),
                standin.records().all("benefits").stream()
                        .map(benefit -> benefit.path("id").asText())
                        .toList());
        Jbang.Ended again = undo(json(undone).path("run").asText()).end();
        assertExit(10, again);
        assertTrue(again.out().contains("0 of 2 benefits reverted. 2 cannot be undone.\n"), again::toString);
    }

    /** Rows of the killed run that may have been executed are looked up; nothing of it is sent again. */
    @Test
    void aKilledRunIsUndoneWithoutGoingOnWithIt() {
        String benefits = benefits(60);
        HeldAnswers hold = standin.script().hold("POST", "/employee_benefits", 20);
        Jbang.Running running = against(standin, "enroll", benefits).start();
        until(() -> hold.held() > 0);
        running.signal("KILL");
        assertExit(137, running.end());
        hold.release();
        long created = standin.judge().counts().creates().getOrDefault("benefits", 0L);
        Jbang.Ended undone = undo(runDir().toString(), "--json").end();
        assertExit(0, undone);
        assertEquals(created, json(undone).path("counts").path("done").asLong());
        assertEquals(List.of(), standin.records().all("benefits"));
        assertEquals(created, standin.judge().counts().creates().get("benefits"));
        assertExit(
                13,
                atHome("resume", runDir().toString()).with("CHECK_API_KEY", KEY).end());
        assertExit(0, atHome("purge", runDir().toString()).end());
    }

    @Test
    void whatIsNotThereToBeUndoneIsSaidSo() {
        assertExit(0, rehearse("enroll", benefits(1)).end());
        Jbang.Ended rehearsal = undo(runDir().toString()).end();
        assertExit(2, rehearsal);
        assertTrue(rehearsal.err().contains("was a rehearsal"), rehearsal::toString);
        assertExit(2, undo("nothing").end());
    }
}
