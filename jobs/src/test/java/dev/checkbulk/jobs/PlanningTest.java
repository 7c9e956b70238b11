package dev.checkbulk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.plan.PlanFailed;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.standin.faults.Fault;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From bytes to a plan. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PlanningTest {
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
    void bytesBecomeAPlanAndNothingIsSent() {
        PlannedJob job = Lab.plan(lab.engine(), 3);
        assertEquals(3, job.totals().changes());
        assertEquals(3, job.estimate().requests());
        assertEquals("dana", job.about().user());
        assertEquals("spring move", job.about().note());
        assertEquals(job.plan().hash(), job.sha256());
        assertEquals(0, lab.writes());
    }

    @Test
    void allThatIsInvalidIsListedByItsLine() {
        Throwable failure = Lab.failure(lab.engine()
                .plan(Lab.reassign(), Lab.csv("employee,workplaces\nemp_1,\nemp_2,wrk_1\n,wrk_1\nemp_2,wrk_2\n")));
        InvalidInput invalid = assertInstanceOf(InvalidInput.class, failure);
        assertEquals(
                java.util.List.of(2, 4, 5),
                invalid.problems().stream().map(problem -> problem.line()).toList());
    }

    @Test
    void aStreamIsReadAsItComes() throws Exception {
        Path file = Files.writeString(home.resolve("moves.csv"), Lab.moves(5_000));
        Promise<PlannedJob> planned = Promise.promise();
        lab.vertx.runOnContext(turn -> lab.vertx
                .fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(false))
                .compose(bytes ->
                        lab.engine().plan(Lab.reassign(), InputFile.of("moves.csv", bytes.setReadBufferSize(1_000))))
                .onComplete(planned));
        assertEquals(5_000, Lab.get(planned.future()).totals().rows());
    }

    @Test
    void aFutureCompletesOnTheCallersContext() {
        Promise<Context> completed = Promise.promise();
        Context caller = lab.vertx.getOrCreateContext();
        Jobs jobs = lab.engine();
        caller.runOnContext(turn -> jobs.plan(Lab.reassign(), Lab.csv(Lab.moves(1)))
                .onComplete(planned -> completed.complete(lab.vertx.getOrCreateContext())));
        assertEquals(caller, Lab.get(completed.future()));
    }

    @Test
    void anUnknownTypeOrOptionIsTheCallersMistake() {
        Jobs jobs = lab.engine();
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs.plan(new JobSpec("dance", Map.of(), "", ""), Lab.csv("a\n1\n")));
        assertInstanceOf(
                IllegalArgumentException.class,
                Lab.failure(
                        jobs.plan(new JobSpec("reassign", Map.of("mode", "twist"), "", ""), Lab.csv(Lab.moves(1)))));
    }

    @Test
    void whatCannotBeReadAtCheckIsNoPlan() {
        lab.standin.script().always("GET", "/employees", Fault.FORBIDDEN);
        Throwable failure = Lab.failure(lab.engine().plan(Lab.reassign(), Lab.csv(Lab.moves(1))));
        assertInstanceOf(PlanFailed.class, failure);
    }

    @Test
    void aPlanIsSavedAndReadAgainWithoutAQuestion() {
        Jobs jobs = lab.engine();
        PlannedJob job = Lab.plan(jobs, 700);
        String file = home.resolve("moves.plan").toString();
        Promise<Void> saved = Promise.promise();
        lab.vertx.runOnContext(turn -> lab.vertx
                .fileSystem()
                .open(file, new OpenOptions())
                .compose(job::save)
                .onComplete(saved));
        Lab.get(saved.future());
        long requests = lab.standin.judge().counts().requests();
        Jobs keyless = Jobs.reading(lab.vertx, RunStore.in(home.resolve("runs")));
        PlannedJob again = Lab.get(keyless.planned(InputFile.of(Path.of(file))));
        assertEquals(job.sha256(), again.sha256());
        assertEquals(Origin.HERE, again.origin());
        assertEquals(700, again.estimate().requests());
        assertEquals(requests, lab.standin.judge().counts().requests());
        assertEquals(Page.SIZE, Lab.get(again.rows(RowFilter.ALL, null)).items().size());
        assertInstanceOf(IllegalStateException.class, Lab.failure(keyless.start(again, Agreement.to(700))));
        assertInstanceOf(IllegalStateException.class, Lab.failure(keyless.plan(Lab.reassign(), Lab.csv(Lab.moves(1)))));
        assertTrue(Lab.get(keyless.runs(RunFilter.ALL, null)).items().isEmpty());
    }

    @Test
    void aRunIsShownAndPurgedWithoutAKey() {
        RunSummary run = Lab.run(lab.engine(), Lab.plan(lab.engine(), 3), Agreement.to(3));
        Jobs keyless = Jobs.reading(lab.vertx, RunStore.in(home.resolve("runs")));
        long requests = lab.standin.judge().counts().requests();
        RunHandle seen = Lab.get(keyless.watch(run.id()));
        assertEquals(3, Lab.get(seen.done()).counts().done());
        assertEquals(3, Lab.rows(Lab.all(seen.events(null))).size());
        assertEquals(
                3, Lab.get(keyless.rows(run.id(), RowFilter.ALL, null)).items().size());
        assertEquals(3, Lab.get(keyless.report(run.id())).end().counts().done());
        assertInstanceOf(IllegalStateException.class, Lab.failure(keyless.undo(run.id())));
        Lab.get(keyless.purge(run.id(), "dana"));
        assertEquals(requests, lab.standin.judge().counts().requests());
    }

    @Test
    void itsRowsComeAPageAtATime() {
        PlannedJob job = Lab.plan(lab.engine(), Page.SIZE + 20);
        Page<dev.checkbulk.plan.PlanRow> first = Lab.get(job.rows(RowFilter.ALL, null));
        assertEquals(Page.SIZE, first.items().size());
        Page<dev.checkbulk.plan.PlanRow> second = Lab.get(job.rows(RowFilter.ALL, first.next()));
        assertEquals(20, second.items().size());
        assertEquals(null, second.next());
        RowFilter refused = new RowFilter(EnumSet.of(Outcome.Kind.REFUSED));
        assertTrue(Lab.get(job.rows(refused, null)).items().isEmpty());
        assertInstanceOf(IllegalArgumentException.class, Lab.failure(job.rows(RowFilter.ALL, "no such row")));
    }

    @Test
    void everyTypeSaysItsColumnsAndOptions() {
        lab.engine().types().forEach(type -> {
            assertTrue(type.sentence().endsWith("."), type.name());
            assertTrue(!type.shape().columns().isEmpty(), type.name());
        });
    }

    @Test
    void aBrokenUploadIsNoInput() {
        Throwable failure = Lab.failure(lab.engine().plan(Lab.reassign(), InputFile.of("moves.csv", new Broken())));
        InvalidInput invalid = assertInstanceOf(InvalidInput.class, failure);
        assertTrue(invalid.getMessage().contains("gone"), invalid.getMessage());
    }

    @Test
    void theRestOfAnUploadThatIsNoInputIsTakenAndDropped() {
        Endless upload = new Endless();
        assertInstanceOf(
                InvalidInput.class, Lab.failure(lab.engine().plan(Lab.reassign(), InputFile.of("moves.json", upload))));
        Lab.get(upload.resumed.future());
    }

    /** What is no input from the first byte on. */
    private static final class Endless implements io.vertx.core.streams.ReadStream<Buffer> {
        final Promise<Void> resumed = Promise.promise();
        private io.vertx.core.Handler<Buffer> handler = buffer -> {};

        @Override
        public Endless exceptionHandler(io.vertx.core.Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Endless handler(io.vertx.core.Handler<Buffer> handler) {
            this.handler = handler;
            return this;
        }

        @Override
        public Endless pause() {
            return this;
        }

        @Override
        public Endless resume() {
            resumed.tryComplete();
            return this;
        }

        @Override
        public Endless fetch(long amount) {
            handler.handle(Buffer.buffer("}".repeat(100)));
            return this;
        }

        @Override
        public Endless endHandler(io.vertx.core.Handler<Void> handler) {
            return this;
        }
    }

    /** Fails when it is asked for bytes. */
    private static final class Broken implements io.vertx.core.streams.ReadStream<Buffer> {
        private io.vertx.core.Handler<Throwable> broken = why -> {};

        @Override
        public Broken exceptionHandler(io.vertx.core.Handler<Throwable> handler) {
            broken = handler;
            return this;
        }

        @Override
        public Broken handler(io.vertx.core.Handler<Buffer> handler) {
            return this;
        }

        @Override
        public Broken pause() {
            return this;
        }

        @Override
        public Broken resume() {
            return this;
        }

        @Override
        public Broken fetch(long amount) {
            broken.handle(new java.io.IOException("gone"));
            return this;
        }

        @Override
        public Broken endHandler(io.vertx.core.Handler<Void> handler) {
            return this;
        }
    }
}
