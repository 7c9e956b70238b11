package dev.checkbulk.bench.journal;

import dev.checkbulk.bench.wire.EchoWire;
import dev.checkbulk.bench.wire.InlineScheduler;
import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.plan.PlanRow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What planning costs a row: what is there now is read, a hundred at a time from a wire that answers at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {
    private static final int ROWS = 1_000;

    private final CheckClient client = CheckClient.over(
            Environment.SANDBOX,
            ApiKey.of("bench"),
            new Unlimited(),
            new InlineScheduler(),
            new EchoWire(),
            new SplittableRandom(1));
    private final List<Reassignment> moves = IntStream.rangeClosed(1, ROWS)
            .mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1")))
            .toList();

    /** One row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public List<PlanRow> row() {
        List<PlanRow> rows =
                ReassignEmployees.replacing().plan(client.reading(), moves).result();
        if (rows.size() != ROWS) {
            throw new IllegalStateException(rows.size() + " rows");
        }
        return rows;
    }
}
