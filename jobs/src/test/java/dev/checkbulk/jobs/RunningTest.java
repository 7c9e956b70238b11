package dev.checkbulk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.RunSummary.Standing;
import dev.checkbulk.jobs.plan.CanaryPlan;
import dev.checkbulk.standin.faults.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a plan to a proven result. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RunningTest {
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

    private static NotAgreed notAgreed(Future<?> refused) {
        return assertInstanceOf(NotAgreed.class, Lab.failure(refused));
    }

    @Test
    void whatWasAgreedToIsSentOnceAndReportedOn() throws Exception {
        Jobs jobs = lab.engine();
        RunSummary end = Lab.run(jobs, Lab.plan(jobs, 30), Agreement.to(30));
        assertEquals(Standing.ENDED, end.standing());
        assertEquals(30, end.counts().done());
        assertEquals(30, lab.writes());
        assertTrue(end.troubles().isEmpty());
        Path results = end.files().stream()
                .filter(file -> file.endsWith("results.csv"))
                .findFirst()
                .orElseThrow();
        assertEquals(31, Files.readAllLines(results).size());
        assertTrue(end.files().stream().anyMatch(file -> file.endsWith("report.html")));
    }

    @Test
    void anotherNumberIsNoAgreement() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 3);
        NotAgreed number = notAgreed(jobs.start(job, Agreement.to(4)));
        assertEquals(NotAgreed.Reason.NUMBER, number.reason());
        assertEquals(Map.of("rows", 3L), number.numbers());
        NotAgreed expected =
                notAgreed(jobs.start(job, Agreement.to(3).expecting(Map.of("people", 3L, "companies", 2L))));
        assertEquals(NotAgreed.Reason.EXPECTATION, expected.reason());
        assertEquals(Map.of("companies", 1L), expected.numbers());
        assertEquals(0, lab.writes());
        assertTrue(Lab.get(jobs.runs(RunFilter.ALL, null)).items().isEmpty());
    }

    @Test
    void rowsThatAreInvalidOrContradictOthersHaveToBeAgreedTo() {
        Jobs jobs = lab.engine();
        PlannedJob missing =
                Lab.get(jobs.plan(Lab.reassign(), Lab.csv("employee,workplaces\nemp_missing,wrk_1\nemp_1,wrk_1\n")));
        assertEquals(
                NotAgreed.Reason.INVALID_ROWS,
                notAgreed(jobs.start(missing, Agreement.to(1))).reason());
        RunSummary end = Lab.run(jobs, missing, Agreement.to(1).allowing(Allowance.INVALID_ROWS));
        assertEquals(1, end.counts().done());
        assertEquals(1, end.counts().refused());
    }

    @Test
    void theSameWorkIsNotBegunASecondTimeByMistake() {
        Jobs jobs = lab.engine();
        RunSummary first = Lab.run(jobs, Lab.plan(jobs, 2), Agreement.to(2));
        AlreadyRun planned =
                assertInstanceOf(AlreadyRun.class, Lab.failure(jobs.plan(Lab.reassign(), Lab.csv(Lab.moves(2)))));
        assertEquals(first.id(), planned.run());
        PlannedJob again = Lab.get(jobs.planAgain(Lab.reassign(), Lab.csv(Lab.moves(2))));
        AlreadyRun started = assertInstanceOf(
                AlreadyRun.class,
                Lab.failure(jobs.start(again, Agreement.to(again.totals().changes()))));
        assertEquals(first.id(), started.run());
        Agreement twice = Agreement.to(again.totals().changes()).allowing(Allowance.SAME_WORK);
        assertEquals(2, Lab.run(jobs, again, twice).counts().already());
    }

    @Test
    void aPlanIsAppliedOnce() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 2);
        RunSummary first = Lab.run(jobs, job, Agreement.to(2));
        AlreadyRun again = assertInstanceOf(
                AlreadyRun.class, Lab.failure(jobs.start(job, Agreement.to(2).allowing(Allowance.SAME_WORK))));
        assertEquals(first.id(), again.run());
    }

    @Test
    void aCanaryIsReadBackBeforeTheOthers() {
        Jobs jobs = lab.engine();
        Promise<CanaryPlan.Result> judged = Promise.promise();
        CanaryPlan canary = new CanaryPlan(2, result -> {
            judged.complete(result);
            return Future.succeededFuture(Optional.empty());
        });
        RunSummary end = Lab.run(jobs, Lab.plan(jobs, 5), Agreement.to(5).canary(canary));
        assertEquals(new CanaryPlan.Result(2, 5, List.of()), Lab.get(judged.future()));
        assertEquals(5, end.counts().done());
    }

    @Test
    void aCanaryThatFailsStopsTheRun() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 5);
        lab.standin.script().on("PATCH", "/employees/", Fault.FORBIDDEN);
        RunSummary end = Lab.run(jobs, job, Agreement.to(5).canary(CanaryPlan.thenOthers(1)));
        assertEquals(Standing.STOPPED, end.standing());
        assertEquals("the canary is not as planned", end.stopped());
        assertEquals(4, end.counts().notApplied());
    }

    @Test
    void whoCancelsIsInTheReportAndTheRestIsResumed() {
        Jobs jobs = lab.engine();
        Promise<Optional<String>> answer = Promise.promise();
        Promise<Void> asked = Promise.promise();
        CanaryPlan canary = new CanaryPlan(1, result -> {
            asked.complete();
            return answer.future();
        });
        RunHandle run = Lab.get(jobs.start(Lab.plan(jobs, 4), Agreement.to(4).canary(canary)));
        Lab.get(asked.future());
        Lab.get(run.cancel("ben", "wrong file"));
        answer.complete(Optional.empty());
        RunSummary stopped = Lab.get(run.done());
        assertEquals("wrong file, by ben", stopped.stopped());
        assertEquals(1, stopped.counts().done());
        assertEquals(3, stopped.counts().notApplied());
        assertEquals(
                NotAgreed.Reason.NUMBER,
                notAgreed(jobs.resume(run.id(), Agreement.to(2))).reason());
        RunSummary end = Lab.get(jobs.resume(run.id(), Agreement.to(3)).compose(RunHandle::done));
        assertEquals(4, end.counts().done());
        assertEquals(4, lab.writes());
    }

    @Test
    void eventsGoOnBehindTheLastOneThatIsKnownAfterAResumeByAnotherEngine() {
        Jobs jobs = lab.engine();
        RunHandle run = Lab.get(jobs.start(Lab.plan(jobs, 6), Agreement.to(6).canary(CanaryPlan.alone(2))));
        List<JobEvent> before = Lab.all(run.events(null));
        assertEquals(2, Lab.rows(before).size());
        assertInstanceOf(JobEvent.State.class, before.get(0));
        assertInstanceOf(JobEvent.Progress.class, before.get(1));
        JobEvent.Ended stopped = assertInstanceOf(JobEvent.Ended.class, before.get(before.size() - 1));
        assertEquals(Standing.STOPPED, stopped.summary().standing());

        Jobs other = lab.engine();
        RunHandle resumed = Lab.get(other.resume(run.id(), Agreement.to(4)));
        List<JobEvent> after = Lab.all(resumed.events(Lab.rows(before).get(1).id()));
        assertEquals(4, Lab.rows(after).size());
        assertEquals(
                LongStream.rangeClosed(1, 6).boxed().toList(),
                java.util.stream.Stream.concat(Lab.rows(before).stream(), Lab.rows(after).stream())
                        .map(JobEvent.Row::input)
                        .sorted()
                        .toList());
        assertTrue(Lab.rows(after).stream().allMatch(row -> row.label().equals("emp_" + row.input())));
        assertEquals(
                6,
                Lab.rows(Lab.all(Lab.get(other.watch(run.id())).events(null))).size());
        assertInstanceOf(
                java.util.concurrent.CompletionException.class,
                org.junit.jupiter.api.Assertions.assertThrows(
                        java.util.concurrent.CompletionException.class,
                        () -> Lab.all(Lab.get(other.watch(run.id())).events("7"))));
    }

    @Test
    void aReaderWhoAsksForOneEventGetsOne() {
        Jobs jobs = lab.engine();
        RunHandle run = Lab.get(jobs.start(Lab.plan(jobs, 3), Agreement.to(3)));
        Lab.get(run.done());
        List<JobEvent> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        Promise<Void> end = Promise.promise();
        var events = run.events(null);
        events.pause();
        events.endHandler(last -> end.complete()).handler(event -> {
            told.add(event);
            events.fetch(1);
        });
        events.fetch(1);
        Lab.get(end.future());
        assertEquals(3, Lab.rows(told).size());
    }

    @Test
    void aRunOfAnotherEngineIsFollowedAndNotCancelled() {
        Jobs owner = lab.engine();
        Jobs other = lab.engine();
        Promise<Optional<String>> answer = Promise.promise();
        Promise<Void> asked = Promise.promise();
        CanaryPlan canary = new CanaryPlan(1, result -> {
            asked.complete();
            return answer.future();
        });
        RunHandle run = Lab.get(owner.start(Lab.plan(owner, 3), Agreement.to(3).canary(canary)));
        Lab.get(asked.future());
        RunHandle seen = Lab.get(other.watch(run.id()));
        assertEquals(Standing.RUNNING, Lab.get(seen.state()).standing());
        assertInstanceOf(IllegalStateException.class, Lab.failure(seen.cancel("ben", "no")));
        assertInstanceOf(
                dev.checkbulk.run.state.RunRefused.class, Lab.failure(other.resume(run.id(), Agreement.to(3))));
        answer.complete(Optional.empty());
        assertEquals(3, Lab.get(seen.done()).counts().done());
        assertEquals(3, Lab.rows(Lab.all(seen.events(null))).size());
    }

    @Test
    void closingWaitsForWhatIsInFlightAndBeginsNothing() {
        Jobs jobs = lab.engine();
        Promise<Optional<String>> answer = Promise.promise();
        Promise<Void> asked = Promise.promise();
        CanaryPlan canary = new CanaryPlan(1, result -> {
            asked.complete();
            return answer.future();
        });
        RunHandle run = Lab.get(jobs.start(Lab.plan(jobs, 3), Agreement.to(3).canary(canary)));
        Lab.get(asked.future());
        Future<Void> closed = jobs.close(Duration.ofMinutes(1));
        answer.complete(Optional.empty());
        Lab.get(closed);
        RunSummary end = Lab.get(run.done());
        assertEquals("the engine was closed", end.stopped());
        assertEquals(1, end.counts().done());
        assertInstanceOf(IllegalStateException.class, Lab.failure(jobs.runs(RunFilter.ALL, null)));
    }

    @Test
    void whatIsInFlightWhenPatienceEndsIsLookedUpByWhoResumes() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 1);
        lab.standin.script().on("PATCH", "/employees/", new Fault.Broken(Fault.Break.SILENT, Fault.Effect.DONE));
        RunHandle run = Lab.get(jobs.start(job, Agreement.to(1)));
        untilSent();
        Lab.get(jobs.close(Duration.ofMillis(1)));
        Jobs other = lab.engine();
        RunSummary end = Lab.get(other.resume(run.id(), Agreement.to(1)).compose(RunHandle::done));
        assertEquals(Standing.ENDED, end.standing());
        assertEquals(1, end.counts().succeeded());
    }

    /** The stand-in has the request. */
    private void untilSent() {
        while (lab.standin.judge().counts().faults() == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void failedRowsAreRetriedOnceAndARunIsUndoneOnce() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 3);
        lab.standin.script().on("PATCH", "/employees/", Fault.FORBIDDEN);
        RunSummary run = Lab.run(jobs, job, Agreement.to(3));
        assertEquals(1, run.counts().refused());
        assertEquals("dana", Lab.get(jobs.retry(run.id())).about().user());
        PlannedJob retry = Lab.get(jobs.retry(run.id(), "ben", "allowed now"));
        assertEquals("ben", retry.about().user());
        assertEquals("allowed now", retry.about().note());
        assertEquals(1, retry.totals().changes());
        assertEquals(1, Lab.run(jobs, retry, Agreement.to(1)).counts().done());
        assertInstanceOf(AlreadyRun.class, Lab.failure(jobs.start(retry, Agreement.to(1))));

        PlannedJob undo = Lab.get(jobs.undo(run.id(), "cleo", ""));
        assertEquals("cleo", undo.about().user());
        assertEquals(2, undo.totals().changes());
        assertEquals(2, Lab.run(jobs, undo, Agreement.to(2)).counts().done());
        assertInstanceOf(dev.checkbulk.run.state.RunRefused.class, Lab.failure(jobs.undo(run.id())));
        assertEquals(3, Lab.get(jobs.runs(RunFilter.ALL, null)).items().size());
    }

    @Test
    void rowsAreShownByHowTheyStandAndAPurgeTakesTheirData() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 3);
        lab.standin.script().on("PATCH", "/employees/", Fault.FORBIDDEN);
        RunSummary run = Lab.run(jobs, job, Agreement.to(3));
        assertEquals(
                3, Lab.get(jobs.rows(run.id(), RowFilter.ALL, null)).items().size());
        assertEquals(
                1, Lab.get(jobs.rows(run.id(), RowFilter.LEFT, null)).items().size());
        Lab.get(jobs.purge(run.id(), "dana"));
        RunFilter purged = new RunFilter(java.util.Set.of(Standing.PURGED));
        assertEquals(
                List.of(run.id()),
                Lab.get(jobs.runs(purged, null)).items().stream()
                        .map(RunSummary::id)
                        .toList());
    }

    @Test
    void severalJobsGoOnAtOnceWithKeysAndHomesOfTheirOwn() {
        Jobs one = lab.engine(home.resolve("one"), lab.client("key-one"));
        Jobs two = lab.engine(home.resolve("two"), lab.client("key-two"));
        PlannedJob first = Lab.plan(one, 40);
        PlannedJob second = Lab.get(two.plan(
                new JobSpec("reassign", Map.of("mode", "add"), "ben", ""),
                Lab.csv("employee,workplaces\nemp_100,wrk_2\nemp_101,wrk_2\n")));
        RunHandle a = Lab.get(one.start(first, Agreement.to(40)));
        RunHandle b = Lab.get(two.start(second, Agreement.to(2)));
        assertEquals(40, Lab.get(a.done()).counts().done());
        assertEquals(2, Lab.get(b.done()).counts().done());
        assertEquals(1, Lab.get(one.runs(RunFilter.ALL, null)).items().size());
    }
}
