package dev.checkbulk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.NotAgreed.Reason;
import dev.checkbulk.jobs.RunSummary.Standing;
import dev.checkbulk.jobs.file.InputReader;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.plan.CanaryPlan;
import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.jobs.type.JobTypes;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has to be agreed to by its name, and what lists of runs show. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AgreementTest {
    @TempDir
    Path home;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = new Lab(home);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static NotAgreed refused(Jobs jobs, PlannedJob job, Agreement agreement) {
        return assertInstanceOf(NotAgreed.class, Lab.failure(jobs.start(job, agreement)));
    }

    /** The plan as this home would have saved it then. */
    private InputFile saved(PlannedJob job, Instant made) throws Exception {
        Plan.Header header = job.plan().header();
        List<PlanRow> rows = new ArrayList<>();
        job.plan().inOrder().forEach(rows::add);
        Plan old = Plan.of(
                new Plan.Header(
                        header.runId(), header.script(), header.input(), header.baseUrl(), made, header.about()),
                rows);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        RunStore.in(home.resolve("runs")).save(old, file);
        return InputFile.of("moves.plan", Buffer.buffer(file.toByteArray()));
    }

    @Test
    void aPlanThatIsTooOldHasToBeAgreedTo() throws Exception {
        Jobs jobs = lab.engine();
        Duration age = PlannedJob.FRESH.plusHours(1);
        PlannedJob old =
                Lab.get(jobs.planned(saved(Lab.plan(jobs, 2), Instant.now().minus(age))));
        assertEquals(Origin.HERE, old.origin());
        NotAgreed refused = refused(jobs, old, Agreement.to(2));
        assertEquals(Reason.AGE, refused.reason());
        assertTrue(refused.numbers().get("seconds") >= age.toSeconds(), refused::toString);
        assertEquals(0, lab.writes());
        assertEquals(
                2,
                Lab.run(jobs, old, Agreement.to(2).allowing(Allowance.OLD_PLAN))
                        .counts()
                        .done());
    }

    @Test
    void aPlanOfAnotherHomeHasToBeAgreedTo() throws Exception {
        Jobs jobs = lab.engine();
        Jobs elsewhere = lab.engine(home.resolve("elsewhere"), lab.client("key"));
        PlannedJob foreign = Lab.get(elsewhere.planned(saved(Lab.plan(jobs, 2), Instant.now())));
        assertEquals(Origin.ELSEWHERE, foreign.origin());
        assertEquals(
                Reason.FOREIGN, refused(elsewhere, foreign, Agreement.to(2)).reason());
        assertEquals(0, lab.writes());
        assertEquals(
                2,
                Lab.run(elsewhere, foreign, Agreement.to(2).allowing(Allowance.FOREIGN))
                        .counts()
                        .done());
    }

    @Test
    void rowsThatContradictEachOtherHaveToBeAgreedTo() throws Exception {
        Jobs jobs = lab.engine();
        JobType reassign = JobTypes.named("reassign");
        byte[] twice = "employee,workplaces\nemp_1,wrk_1\nemp_1,wrk_2\n".getBytes(StandardCharsets.UTF_8);
        Input input = InputReader.parse(twice, "moves.csv", reassign.shape().repeatable());
        PlannedJob job = Lab.get(jobs.plan(reassign.script(), reassign.work(input, Map.of()), "dana", ""));
        NotAgreed refused = refused(jobs, job, Agreement.to(2));
        assertEquals(Reason.CONTRADICTIONS, refused.reason());
        assertEquals(Map.of("rows", 1L), refused.numbers());
        assertEquals(0, lab.writes());
        Agreement lastWins = Agreement.to(2).allowing(Allowance.CONTRADICTIONS);
        assertEquals(2, Lab.run(jobs, job, lastWins).counts().done());
    }

    @Test
    void runsAreListedNewestFirstAPageAtATimeAndByWhereTheyStand() {
        Jobs jobs = lab.engine();
        RunSummary first = Lab.run(jobs, Lab.plan(jobs, 1), Agreement.to(1));
        RunSummary second = Lab.run(
                jobs,
                Lab.get(jobs.plan(Lab.reassign(), Lab.csv("employee,workplaces\nemp_9,wrk_2\nemp_10,wrk_2\n"))),
                Agreement.to(2).canary(CanaryPlan.alone(1)));
        assertEquals(Standing.STOPPED, second.standing());
        assertEquals(List.of(second.id(), first.id()), ids(Lab.get(jobs.runs(RunFilter.ALL, null))));
        assertEquals(
                List.of(first.id()),
                ids(Lab.get(jobs.runs(RunFilter.ALL, second.id().text()))));
        assertEquals(List.of(second.id()), ids(Lab.get(jobs.runs(new RunFilter(Set.of(Standing.STOPPED)), null))));
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(jobs.runs(RunFilter.ALL, "no such run")));
    }

    private static List<RunId> ids(Page<RunSummary> page) {
        return page.items().stream().map(RunSummary::id).toList();
    }
}
