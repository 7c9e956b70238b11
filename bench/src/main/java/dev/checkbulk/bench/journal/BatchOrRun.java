package dev.checkbulk.bench.journal;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.Timing;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The same reassignments through a batch, or through a durable run: from the start of the sending to the last result.
 *
 * @param seconds that the sending took
 * @param journalCore the journal thread's share of a core; 0 without one
 */
record BatchOrRun(double seconds, double journalCore) {
    static BatchOrRun batch(CheckClient client, List<Reassignment> moves) {
        long begin = System.nanoTime();
        complete(Bed.get(new Batch(client).run(moves, ReassignEmployees.replacing())), moves.size());
        return new BatchOrRun((System.nanoTime() - begin) / 1e9, 0);
    }

    /** @param folder for the runs */
    static BatchOrRun durable(CheckClient client, List<Reassignment> moves, Path folder) {
        List<PlanRow> planned = Bed.get(ReassignEmployees.replacing().plan(client.reading(), moves));
        Plan.Header header = new Plan.Header(
                "0".repeat(32),
                "bench",
                "0",
                client.environment().baseUrl().toString(),
                Instant.EPOCH,
                MissingNode.getInstance());
        try {
            Run run = RunStore.in(folder)
                    .create(null, Plan.of(header, planned), RunStore.Guard.NONE)
                    .open(client, false, Timing.CHECK);
            long begin = System.nanoTime();
            complete(
                    Bed.get(run.start(client, progress -> Optional.empty(), ResultSink.of(result -> {}))
                            .report()),
                    moves.size());
            double seconds = (System.nanoTime() - begin) / 1e9;
            double core = journalNanos() / 1e9 / seconds;
            Bed.get(run.close());
            return new BatchOrRun(seconds, core);
        } catch (RunRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private static void complete(BatchReport report, int rows) {
        if (report.done() != rows) {
            throw new IllegalStateException("Not all rows were done: " + report);
        }
    }

    /** The processor time of the journal's thread, whose name begins so. */
    private static long journalNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("journal of "))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .max()
                .orElseThrow();
    }
}
