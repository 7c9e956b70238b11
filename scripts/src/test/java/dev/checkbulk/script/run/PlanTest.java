package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.limits.Limiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking before: what would change is shown and saved, and applied exactly so, once. */
class PlanTest extends ScriptTest {
    private static final String MOVES = "employee,workplaces\nemp_1,wrk_1\nemp_2,wrk_1\nemp_3,wrk_0\n";

    private final Standin standin = standin(StandinSettings.defaults());

    @BeforeEach
    void people() {
        standin.records().mentionWorkplace("wrk_0").mentionWorkplace("wrk_1");
        for (String id : List.of("emp_1", "emp_2", "emp_3")) {
            standin.records().mentionEmployee(id, "wrk_0");
        }
    }

    private long writes() {
        return standin.judge().arrivals().stream()
                .filter(arrival -> !arrival.method().equals("GET"))
                .count();
    }

    private void change(String id, String workplace) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        standin.records()
                .change(id, json.objectNode().set("workplaces", json.arrayNode().add(workplace)));
    }

    private String workplaces(String id) {
        return standin.records().get(id).orElseThrow().path("workplaces").toString();
    }

    private Path saved() {
        return folder.resolve("moves.plan");
    }

    private Jbang.Ended plan() {
        return withKey(standin, "reassign", file("moves.csv", MOVES), "--plan-out", saved().toString())
                .end();
    }

    private Jbang.Ended apply(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "apply";
        words[1] = saved().toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return withKey(standin, words).end();
    }

    @Test
    void aPlanShowsEveryRowAndSendsNothing() {
        Jbang.Ended ended =
                withKey(standin, "reassign", file("moves.csv", MOVES), "--plan").end();
        assertExit(0, ended);
        assertEquals("""
                row 1  emp_1  workplaces: wrk_0 -> wrk_1
                       ! loses wrk_0
                row 2  emp_2  workplaces: wrk_0 -> wrk_1
                       ! loses wrk_0
                row 3  emp_3  already  the workplaces are so already
                3 rows: 2 to change, 1 already so. 3 records, 1 company.
                  ! 2 rows: loses …
                """, ended.out());
        assertTrue(ended.err().contains("nothing was sent"), ended::toString);
        assertEquals(0, writes());
    }

    @Test
    void aPlanForMachinesIsAllOfStandardOutput() throws IOException {
        Jbang.Ended ended = withKey(standin, "reassign", file("moves.csv", MOVES), "--plan", "--json")
                .end();
        JsonNode plan = new ObjectMapper().readTree(ended.out());
        assertEquals(2, plan.path("totals").path("changes").asInt());
        JsonNode field = plan.path("changes").path(0).path("fields").path("workplaces");
        assertEquals("[\"wrk_0\"] [\"wrk_1\"]", field.path("before") + " " + field.path("after"));
        assertEquals("already", plan.path("untouched").path(0).path("outcome").asText());
    }

    @Test
    void aPlanOfVeryManyRowsNeedsLittleMemory() throws IOException {
        StringBuilder rows = new StringBuilder("employee,workplaces\n");
        for (int i = 0; i < 20_000; i++) {
            standin.records().mentionEmployee("emp_many_" + i, "wrk_0");
            rows.append("emp_many_").append(i).append(",wrk_1\n");
        }
        String file = file("moves.csv", rows.toString());
        Jbang.Ended ended = withKey(standin, "reassign", file, "--plan-out", saved().toString())
                .with("JAVA_TOOL_OPTIONS", "-Xmx64m")
                .end();
        assertExit(0, ended);
        try (Stream<String> lines = Files.lines(saved())) {
            assertEquals(20_002, lines.count(), "rows, header and seal");
        }
    }

    @Test
    void aPlanOfVeryManyCreatesNeedsLittleMemory() throws IOException {
        StringBuilder rows = new StringBuilder("employee,benefit,effective_start\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append("emp_many_").append(i).append(",401k,2027-01-01\n");
        }
        String file = file("benefits.csv", rows.toString());
        Standin anybody = standin(StandinSettings.defaults().withMentioned(true).withLimiter(Limiter.NONE));
        Jbang.Ended ended = withKey(anybody, "enroll", file, "--rate", "1000", "--plan-out", saved().toString())
                .with("JAVA_TOOL_OPTIONS", "-Xmx64m")
                .end();
        assertExit(0, ended);
        try (Stream<String> lines = Files.lines(saved())) {
            assertEquals(20_002, lines.count(), "rows, header and seal");
        }
    }

    @Test
    void aSavedPlanIsAppliedOnce() throws IOException {
        Jbang.Ended planned = plan();
        assertExit(0, planned);
        assertTrue(planned.err().contains("apply " + saved()), planned::toString);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(saved())));
        assertEquals(0, writes());
        Jbang.Ended first = apply();
        assertExit(0, first);
        assertTrue(first.out().startsWith("2 of 3 employees updated, 1 were so already."), first::toString);
        Jbang.Ended second = apply();
        assertExit(13, second);
        assertTrue(second.err().contains("already applied as run reassign-"), second::toString);
        assertEquals(2, writes());
    }

    @Test
    void aPlanThatWasEditedOrCutIsRefused() throws IOException {
        plan();
        String whole = Files.readString(saved());
        Files.writeString(saved(), whole.replace("wrk_1", "wrk_9"));
        Jbang.Ended edited = apply();
        assertExit(13, edited);
        assertTrue(edited.err().contains("edited"), edited::toString);
        Files.writeString(saved(), whole.substring(0, whole.length() / 2));
        assertExit(13, apply());
        assertEquals(0, writes());
    }

    @Test
    void aPlanForAnotherPlaceOrTooOldIsRefused() {
        plan();
        Jbang.Ended elsewhere = withKey(standin, "apply", saved().toString())
                .with("CHECK_BASE_URL", "http://127.0.0.1:1")
                .end();
        assertExit(13, elsewhere);
        assertTrue(elsewhere.err().contains("was made for " + standin.baseUrl()), elsewhere::toString);
        Jbang.Ended old = apply("--max-age", "0s");
        assertExit(13, old);
        assertTrue(old.err().contains("--max-age"), old::toString);
        assertExit(2, apply("--max-age", "soon"));
        assertEquals(0, writes());
    }

    @Test
    void aRecordThatHasDriftedSinceIsNotOverwritten() {
        plan();
        change("emp_1", "wrk_other");
        Jbang.Ended ended = apply();
        assertExit(10, ended);
        assertTrue(ended.out().contains("row 1  emp_1  conflict"), ended::toString);
        assertEquals("[\"wrk_other\"]", workplaces("emp_1"));
        assertEquals("[\"wrk_1\"]", workplaces("emp_2"));
    }

    @Test
    void aDriftStopsTheRunWhereThatIsAskedFor() {
        plan();
        change("emp_1", "wrk_other");
        Jbang.Ended ended = apply("--on-drift", "stop", "--rate", "1");
        assertExit(12, ended);
        assertTrue(ended.out().contains("--on-drift stop"), ended::toString);
        assertEquals("[\"wrk_0\"]", workplaces("emp_2"));
    }

    @Test
    void rowsThatCannotBeAreAllSaidAndNothingIsSent() {
        String moves = file("moves.csv", MOVES + "emp_missing_4,wrk_1\nemp_missing_5,wrk_1\n");
        Jbang.Ended ended = withKey(standin, "reassign", moves).end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("row 4  emp_missing_4  not_found"), ended::toString);
        assertTrue(ended.err().contains("2 of 5 rows cannot be (2 not_found)"), ended::toString);
        assertEquals(0, writes());
        Jbang.Ended others =
                against(standin, "reassign", moves, "--skip-invalid").end();
        assertExit(10, others);
        assertEquals(2, writes());
        assertEquals(
                "employee,workplaces\nemp_missing_4,wrk_1\nemp_missing_5,wrk_1\n",
                left("failed.csv").replace("\r", ""));
    }

    @Test
    void ofTenThousandRowsAllFiveHundredThatCannotBeAreShown() {
        Standin large = standin(StandinSettings.defaults().withLimiter(Limiter.NONE));
        large.records().mentionWorkplace("wrk_0").mentionWorkplace("wrk_1");
        StringBuilder moves = new StringBuilder("employee,workplaces\n");
        for (int n = 1; n <= 10_000; n++) {
            boolean missing = n % 20 == 0;
            if (!missing) {
                large.records().mentionEmployee("emp_many_" + n, "wrk_0");
            }
            moves.append(missing ? "emp_missing_" : "emp_many_").append(n).append(",wrk_1\n");
        }
        Jbang.Ended ended = withKey(large, "reassign", file("moves.csv", moves.toString()), "--rate", "1000")
                .end();
        assertExit(2, ended);
        assertEquals(
                500,
                ended.err()
                        .lines()
                        .filter(line -> line.contains("  not_found  "))
                        .count());
        assertTrue(ended.err().contains("500 of 10000 rows cannot be (500 not_found). Nothing was sent."));
        assertEquals(
                0,
                large.judge().arrivals().stream()
                        .filter(arrival -> !arrival.method().equals("GET"))
                        .count());
    }

    /** Everybody's id is valid, and one line too far down: names are what tells. */
    @Test
    void aShiftedColumnIsCaughtByWhatItsRowsExpect() {
        for (String[] person : new String[][] {{"emp_1", "Abel"}, {"emp_2", "Baker"}, {"emp_3", "Cole"}}) {
            standin.records()
                    .change(person[0], JsonNodeFactory.instance.objectNode().put("last_name", person[1]));
        }
        String shifted = file(
                "moves.csv",
                "employee,workplaces,expect.last_name\nemp_1,wrk_1,Cole\nemp_2,wrk_1,Abel\nemp_3,wrk_1,Cole\n");
        Jbang.Ended planned = withKey(standin, "reassign", shifted, "--plan").end();
        assertTrue(
                planned.out()
                        .contains("row 1  emp_1  conflict  it is not what the row expects: last_name is \"Abel\", not"
                                + " \"Cole\""),
                planned::toString);
        Jbang.Ended ended = against(standin, "reassign", shifted).end();
        assertExit(10, ended);
        assertEquals(1, writes(), "emp_3 alone is who its row says");
        assertTrue(left("failed.csv").contains("emp_2,wrk_1,Abel"), left("failed.csv"));
    }

    @Test
    void aFileThatDoesNotSayWhomItExpectsIsRefusedWhereThatIsRequired() {
        Jbang.Ended ended = withKey(standin, "reassign", file("moves.csv", MOVES), "--require-expect", "last_name")
                .end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("row 1 (line 2): has no expect.last_name"), ended::toString);
        assertEquals(0, standin.judge().counts().requests());
    }

    @Test
    void otherNumbersThanExpectedSendNothing() {
        String moves = file("moves.csv", MOVES);
        Jbang.Ended ended = withKey(standin, "reassign", moves, "--expect", "rows=4,companies=1")
                .end();
        assertExit(2, ended);
        assertTrue(ended.err().contains("expected 4 rows, and there are 3"), ended::toString);
        assertExit(2, withKey(standin, "reassign", moves, "--expect", "rowz=4").end());
        assertEquals(0, writes());
        assertExit(
                0,
                withKey(standin, "reassign", moves, "--expect", "rows=3,people=3,companies=1")
                        .end());
    }

    @Test
    void aCanaryGoesFirstAndTheOthersOnlyWhenThatIsAgreedTo() {
        String moves = file("moves.csv", MOVES);
        Jbang.Ended ended = against(standin, "reassign", moves, "--canary", "1").end();
        assertExit(12, ended);
        assertTrue(
                ended.err().contains("Canary: 1 of 2 rows are applied, read back, and as planned."), ended::toString);
        assertEquals(1, writes());
        assertExit(0, withKey(standin, "resume", runDir().toString()).end());
        assertEquals(2, writes());
    }

    @Test
    void aCanaryThatFailsStopsTheRun() {
        String moves = file("moves.csv", "employee,workplaces\nemp_1,wrk_missing\nemp_2,wrk_1\n");
        Jbang.Ended ended =
                against(standin, "reassign", moves, "--canary", "1", "--yes").end();
        assertExit(12, ended);
        assertTrue(ended.err().contains("canary row 1 (emp_1): refused"), ended::toString);
        assertEquals("[\"wrk_0\"]", workplaces("emp_2"));
    }

    @Test
    void tooManyFailuresStopTheRun() {
        StringBuilder moves = new StringBuilder("employee,workplaces\n");
        for (int n = 0; n < 60; n++) {
            standin.records().mentionEmployee("emp_many_" + n, "wrk_0");
            moves.append("emp_many_").append(n).append(",wrk_missing\n");
        }
        Jbang.Ended ended = against(standin, "reassign", file("moves.csv", moves.toString()), "--stop-after", "5%")
                .end();
        assertExit(12, ended);
        assertTrue(ended.out().contains("Stopped: 3 rows failed."), ended::toString);
        assertTrue(writes() < 60, "sent " + writes());
        assertExit(
                2,
                withKey(standin, "reassign", file("m.csv", MOVES), "--stop-after", "few")
                        .end());
    }

    @Test
    void rowsOfOnePersonAreRefusedUnlessTheLastWins() {
        String moves = file("moves.csv", "employee,workplaces\nemp_1,wrk_1\nemp_1,wrk_0;wrk_1\n");
        assertExit(2, withKey(standin, "reassign", moves).end());
        assertEquals(0, writes());
        assertExit(0, withKey(standin, "reassign", moves, "--last-wins").end());
        assertEquals("[\"wrk_0\",\"wrk_1\"]", workplaces("emp_1"));
    }

    @Test
    void anInputThatWasRunIsNotRunAgainByItsPlan() {
        assertExit(0, withKey(standin, "reassign", file("moves.csv", MOVES)).end());
        assertExit(0, plan());
        Jbang.Ended ended = apply();
        assertExit(13, ended);
        assertTrue(ended.err().contains("--again"), ended::toString);
        assertFalse(ended.err().contains("already applied"), ended::toString);
    }
}
