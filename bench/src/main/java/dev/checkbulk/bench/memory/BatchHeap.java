package dev.checkbulk.bench.memory;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.bench.probe.ProcessProbe;
import dev.checkbulk.bench.wire.EchoWire;
import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * How much heap a batch needs, whatever the number of rows: run in a JVM of its own with a small heap, against a wire that
 * answers at once.
 */
final class BatchHeap {
    private BatchHeap() {}

    /**
     * Prints the rows that were done, the most bytes of heap that were in use, and the most that were alive: what a collection
     * left at each tenth of the rows.
     */
    public static void main(String... args) {
        long rows = Long.parseLong(args[0]);
        Vertx vertx = Vertx.vertx();
        CheckClient client = CheckClient.over(
                Environment.SANDBOX,
                ApiKey.of("bench"),
                new Unlimited(),
                new VertxScheduler(vertx),
                new EchoWire(),
                new SplittableRandom(1));
        Source<Reassignment> moves = Source.blocking(
                vertx, LongStream.rangeClosed(1, rows).mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1"))));
        Alive alive = new Alive(rows / 10);
        BatchReport report = new Batch(client)
                .start(moves, ReassignEmployees.replacing(), ResultSink.of(result -> alive.result()))
                .report()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        System.out.println(report.done() + " " + ProcessProbe.mostHeap() + " " + alive.most);
        System.exit(report.complete() && report.done() == rows ? 0 : 1);
    }

    /** Looks at what is alive whenever so many results have come, on the client's thread. */
    private static final class Alive {
        private final long every;
        private long results;
        private volatile long most;

        Alive(long every) {
            this.every = every;
        }

        void result() {
            if (++results % every == 0) {
                System.gc();
                most = Math.max(
                        most,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
    }
}
