package dev.checkbulk.bench;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.VertxScheduler;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * How much heap a batch needs, whatever the number of rows: run in a JVM of its own with a small heap, against a wire that
 * answers at once.
 */
final class Memory {
    private Memory() {}

    /** Prints one line with the outcome counts and the largest heap in use after a collection. */
    public static void main(String... args) {
        long rows = Long.parseLong(args[0]);
        Vertx vertx = Vertx.vertx();
        Scheduler scheduler = new VertxScheduler(vertx);
        CheckClient client = CheckClient.over(
                Environment.SANDBOX,
                ApiKey.of("bench"),
                new Unlimited(),
                scheduler,
                new Immediate(),
                new SplittableRandom(1));
        Source<Reassignment> moves = Source.blocking(
                vertx, LongStream.rangeClosed(1, rows).mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1"))));
        BatchReport report = new Batch(client)
                .start(moves, ReassignEmployees.replacing(), ResultSink.of(result -> {}))
                .report()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        System.out.printf(
                "%,d rows: %,d done, at most %d MB of heap in use, of %d MB allowed%n",
                report.total(),
                report.done(),
                mostHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        System.exit(report.complete() && report.total() == rows ? 0 : 1);
    }

    /** The most bytes of heap that were in use at once in this process. */
    static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
