package dev.checkbulk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.jobs.RunSummary.Standing;
import dev.checkbulk.standin.faults.HeldAnswers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How an engine ends, and what another one over the same store finds. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClosingTest {
    private static final Duration LONG = Duration.ofMinutes(4);

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

    @Test
    void whatIsInFlightIsAwaitedAndTheRestIsResumedByAnotherEngine() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 300);
        HeldAnswers answers = lab.holdUpdates(2);
        RunHandle run = Lab.get(jobs.start(job, Agreement.to(300)));
        Lab.untilHeld(answers);
        Future<Void> closed = jobs.close(LONG);
        assertFalse(closed.isComplete(), "An answer is still to come");
        answers.release();
        Lab.get(closed);
        RunSummary stopped = Lab.get(run.done());
        assertEquals("the engine was closed", stopped.stopped());
        assertEquals(0, stopped.counts().unknown());
        assertEquals(lab.writes(), stopped.counts().done());

        Jobs other = lab.engine();
        long left = 300 - stopped.counts().done();
        RunSummary end = Lab.get(other.resume(run.id(), Agreement.to(left)).compose(RunHandle::done));
        assertEquals(Standing.ENDED, end.standing());
        assertEquals(300, lab.writes());
    }

    @Test
    void anEngineThatLosesPatienceLeavesARunThatAnotherOneResumesWithoutSendingARowTwice() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 60);
        HeldAnswers answers = lab.holdUpdates(5);
        RunHandle run = Lab.get(jobs.start(job, Agreement.to(60)));
        Lab.untilHeld(answers);
        Lab.get(jobs.close(Duration.ofMillis(1)));
        assertInstanceOf(IllegalStateException.class, Lab.failure(run.done()));

        Jobs other = lab.engine();
        assertEquals(
                Standing.STOPPED,
                Lab.get(other.watch(run.id()).compose(RunHandle::state)).standing());
        answers.release();
        RunSummary end = Lab.get(other.resume(run.id(), Agreement.to(60)).compose(RunHandle::done));
        assertEquals(Standing.ENDED, end.standing());
        assertEquals(60, end.counts().succeeded());
        assertEquals(60, lab.writes());
    }

    @Test
    void aRunThatIsBeingStartedIsGivenBackBeforeTheEngineIsClosed() {
        Jobs jobs = lab.engine();
        int rows = 2_000;
        PlannedJob job = Lab.plan(jobs, rows);
        Future<RunHandle> started = jobs.start(job, Agreement.to(rows));
        while (!isCreated()) {
            Thread.onSpinWait();
        }
        Lab.get(jobs.close(LONG));
        Lab.get(started.transform(begun -> Future.succeededFuture())); // it fails when it was not taken up yet
        Jobs other = lab.engine();
        RunSummary stopped = Lab.get(other.runs(RunFilter.ALL, null)).items().get(0);
        assertEquals(Standing.STOPPED, stopped.standing());
        assertEquals(lab.writes(), stopped.counts().done());
        RunSummary end = Lab.get(other.resume(stopped.id(), Agreement.to(rows)).compose(RunHandle::done));
        assertEquals(rows, end.counts().done());
        assertEquals(rows, lab.writes());
    }

    /** The run is in its folder. */
    private boolean isCreated() {
        String[] runs = home.resolve("runs").toFile().list();
        return runs != null && List.of(runs).stream().anyMatch(name -> name.startsWith("reassign"));
    }

    @Test
    void everyFutureCompletesAlsoOfWorkThatHadNotBegun() {
        Jobs jobs = lab.engine();
        RunSummary run = Lab.run(jobs, Lab.plan(jobs, 1), Agreement.to(1));
        RunHandle watched = Lab.get(jobs.watch(run.id()));
        List<Future<?>> asked = new ArrayList<>();
        for (int upload = 0; upload < 30; upload++) { // more than there are threads
            asked.add(jobs.plan(Lab.reassign(), InputFile.of("moves.csv", new Silent())));
        }
        asked.add(jobs.runs(RunFilter.ALL, null));
        Lab.get(jobs.close(Duration.ofMillis(1)));
        asked.forEach(future -> assertInstanceOf(IllegalStateException.class, Lab.failure(future)));
        assertInstanceOf(IllegalStateException.class, Lab.failure(watched.state()));
        assertInstanceOf(
                IllegalStateException.class,
                Assertions.assertThrows(CompletionException.class, () -> Lab.all(watched.events(null)))
                        .getCause());
        assertInstanceOf(IllegalStateException.class, Lab.failure(jobs.plan(Lab.reassign(), Lab.csv(Lab.moves(1)))));
    }

    @Test
    void anEngineThatIsClosedLeavesTheOthersOfItsVertxAlone() {
        Jobs jobs = lab.engine();
        Jobs other = lab.engine();
        PlannedJob job = Lab.plan(other, 2);
        Lab.get(jobs.close(LONG));
        assertEquals(2, Lab.run(other, job, Agreement.to(2)).counts().done());
    }

    @Test
    void theEngineOfAVerticleThatIsUndeployedAnswersEverybody() {
        Promise<Jobs> made = Promise.promise();
        String deployed = Lab.get(lab.vertx.deployVerticle(context -> {
            made.complete(lab.engine());
            return Future.succeededFuture();
        }));
        Jobs jobs = Lab.get(made.future());
        List<Future<?>> asked = new ArrayList<>();
        for (int upload = 0; upload < 30; upload++) { // more than there are threads
            asked.add(jobs.plan(Lab.reassign(), InputFile.of("moves.csv", new Silent())));
        }
        Lab.get(lab.vertx.undeploy(deployed));
        asked.forEach(Lab::failure);
        assertInstanceOf(IllegalStateException.class, Lab.failure(jobs.runs(RunFilter.ALL, null)));
    }

    /** An upload that never comes. */
    private static final class Silent implements ReadStream<Buffer> {
        @Override
        public Silent exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Silent handler(Handler<Buffer> handler) {
            return this;
        }

        @Override
        public Silent pause() {
            return this;
        }

        @Override
        public Silent resume() {
            return this;
        }

        @Override
        public Silent fetch(long amount) {
            return this;
        }

        @Override
        public Silent endHandler(Handler<Void> handler) {
            return this;
        }
    }
}
