package dev.checkbulk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.jobs.RunSummary.Standing;
import dev.checkbulk.jobs.plan.CanaryPlan;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.faults.HeldAnswers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several jobs at once: their places, keys and limits, the contexts of those who ask, and one of them cancelled. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SeveralJobsTest {
    private static final Limit THREE_AT_ONCE = new Limit(1_000, 3);

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

    private Jobs at(Standin place, String key, Quota quota) {
        return lab.engine(home.resolve(key), lab.client(place, key, quota));
    }

    @Test
    void twoPlacesAndKeysHaveLimitsOfTheirOwn() {
        Standin other = lab.place();
        Jobs one = at(lab.standin, "one", Quota.named(lab.vertx, THREE_AT_ONCE, THREE_AT_ONCE, "one"));
        Jobs two = at(other, "two", Quota.named(lab.vertx, THREE_AT_ONCE, THREE_AT_ONCE, "two"));
        PlannedJob first = Lab.plan(one, 8);
        PlannedJob second = Lab.plan(two, 9);
        HeldAnswers answers = lab.holdUpdates(0);
        RunHandle held = Lab.get(one.start(first, Agreement.to(8)));
        Lab.untilHeld(answers);
        assertEquals(9, Lab.run(two, second, Agreement.to(9)).counts().done());
        assertEquals(Standing.RUNNING, Lab.get(held.state()).standing());
        answers.release();
        assertEquals(8, Lab.get(held.done()).counts().done());
        assertEquals(8, lab.writes());
        assertEquals(9, Lab.writes(other));
        assertEquals(List.of(held.id()), ids(one));
    }

    @Test
    void whatIsForOnePlaceIsNotSentToAnother() {
        Standin other = lab.place();
        Quota quota = Quota.inProcess(lab.vertx, new Limit(1_000, 20));
        Jobs here = lab.engine();
        Jobs elsewhere = lab.engine(home, lab.client(other, "key", quota));
        PlannedJob job = Lab.plan(here, 3);
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(elsewhere.start(job, Agreement.to(3))));
        assertEquals(List.of(), ids(here));
        RunSummary run = Lab.run(here, job, Agreement.to(3).canary(CanaryPlan.alone(1)));
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(elsewhere.resume(run.id(), Agreement.to(2))));
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(elsewhere.undo(run.id())));
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(elsewhere.retry(run.id())));
        assertEquals(0, other.judge().counts().requests());
        assertEquals(
                3,
                Lab.get(here.resume(run.id(), Agreement.to(2)).compose(RunHandle::done))
                        .counts()
                        .done());
    }

    @Test
    void jobsOfOneBudgetWaitForEachOther() {
        Jobs one = at(lab.standin, "one", Quota.named(lab.vertx, THREE_AT_ONCE, THREE_AT_ONCE, "acme"));
        Jobs two = at(lab.standin, "two", Quota.named(lab.vertx, THREE_AT_ONCE, THREE_AT_ONCE, "acme"));
        Jobs free = lab.engine();
        PlannedJob first = Lab.plan(one, 8);
        HeldAnswers answers = lab.holdUpdates(0);
        RunHandle a = Lab.get(one.start(first, Agreement.to(8)));
        while (answers.held() < 3) {
            Thread.onSpinWait();
        }
        Future<PlannedJob> second =
                two.plan(Lab.reassign(), Lab.csv("employee,workplaces\nemp_90,wrk_2\nemp_91,wrk_2\n"));
        Lab.plan(free, 300); // has read its records after the other one could have
        assertFalse(second.isComplete(), "All places are taken");
        assertEquals(3, answers.held());
        answers.release();
        assertEquals(8, Lab.get(a.done()).counts().done());
        assertEquals(2, Lab.run(two, Lab.get(second), Agreement.to(2)).counts().done());
        assertEquals(10, lab.writes());
    }

    @Test
    void aJobThatIsCancelledInTheMiddleIsResumedWhileAnotherOneGoesOn() {
        Jobs jobs = at(lab.standin, "one", Quota.inProcess(lab.vertx, new Limit(1_000, 20)));
        PlannedJob job = Lab.plan(jobs, 90);
        HeldAnswers answers = lab.holdUpdates(4);
        RunHandle run = Lab.get(jobs.start(job, Agreement.to(90)));
        Lab.untilHeld(answers);
        Lab.get(run.cancel("ben", "wrong file"));
        answers.release();
        RunSummary stopped = Lab.get(run.done());
        assertEquals(Standing.STOPPED, stopped.standing());
        assertEquals("wrong file, by ben", stopped.stopped());
        assertEquals(lab.writes(), stopped.counts().done());
        assertTrue(stopped.counts().notApplied() > 0, stopped::toString);
        assertEquals(90, stopped.counts().done() + stopped.counts().notApplied());

        PlannedJob other = Lab.get(jobs.plan(Lab.reassign(), Lab.csv("employee,workplaces\nemp_500,wrk_2\n")));
        Future<RunSummary> between = jobs.start(other, Agreement.to(1)).compose(RunHandle::done);
        Future<RunSummary> resumed = jobs.resume(
                        run.id(), Agreement.to(stopped.counts().notApplied()))
                .compose(RunHandle::done);
        assertEquals(1, Lab.get(between).counts().done());
        assertEquals(90, Lab.get(resumed).counts().done());
        assertEquals(91, lab.writes());
    }

    @Test
    void everythingCompletesOnTheContextOfWhoeverAsked() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 2);
        Promise<Context> verticle = Promise.promise();
        Lab.get(lab.vertx.deployVerticle(context -> {
            verticle.complete(context);
            return Future.succeededFuture();
        }));
        Context other = Lab.get(verticle.future());
        RunHandle run = onItsOwnContext(asks -> jobs.start(job, Agreement.to(2)));
        onItsOwnContext(asks -> run.done());
        onItsOwnContext(asks -> run.end());
        onItsOwnContext(asks -> run.state());
        onItsOwnContext(asks -> run.rows(RowFilter.ALL, null));
        onItsOwnContext(asks -> jobs.watch(run.id()));
        onItsOwnContext(asks -> jobs.runs(RunFilter.ALL, null));
        onItsOwnContext(asks -> jobs.report(run.id()));
        onItsOwnContext(asks -> job.rows(RowFilter.ALL, null));
        onItsOwnContext(asks -> job.save(new Elsewhere(other)).map("saved"));
        onItsOwnContext(asks -> jobs.undo(run.id()));
        onItsOwnContext(asks -> jobs.purge(run.id(), "dana").map("purged"));
        onItsOwnContext(asks -> {
            Promise<Context> told = Promise.promise();
            run.events(null).handler(event -> told.tryComplete(lab.vertx.getOrCreateContext()));
            return told.future().map(context -> {
                assertSame(asks, context);
                return context;
            });
        });
    }

    private <T> T onItsOwnContext(Function<Context, Future<T>> work) {
        Context caller = lab.vertx.getOrCreateContext();
        Promise<Context> completed = Promise.promise();
        Promise<T> result = Promise.promise();
        caller.runOnContext(turn -> work.apply(caller).onComplete(done -> {
            completed.complete(lab.vertx.getOrCreateContext());
            result.handle(done);
        }));
        assertSame(caller, Lab.get(completed.future()));
        return Lab.get(result.future());
    }

    /** A stream whose end is told on another context. */
    private record Elsewhere(Context context) implements WriteStream<Buffer> {
        @Override
        public Elsewhere exceptionHandler(io.vertx.core.Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Future<Void> write(Buffer data) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> end() {
            Promise<Void> ended = Promise.promise();
            context.runOnContext(turn -> ended.complete());
            return ended.future();
        }

        @Override
        public Elsewhere setWriteQueueMaxSize(int maxSize) {
            return this;
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public Elsewhere drainHandler(io.vertx.core.Handler<Void> handler) {
            return this;
        }
    }

    private static List<RunId> ids(Jobs jobs) {
        return Lab.get(jobs.runs(RunFilter.ALL, null)).items().stream()
                .map(RunSummary::id)
                .toList();
    }
}
