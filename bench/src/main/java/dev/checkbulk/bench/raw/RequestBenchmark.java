package dev.checkbulk.bench.raw;

import dev.checkbulk.bench.wire.EchoWire;
import dev.checkbulk.bench.wire.InlineScheduler;
import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Employees;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the request wrapper itself costs: from an employee and a workplace to the outcome, with nothing on the wire. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {
    private final CheckClient client = CheckClient.over(
            Environment.SANDBOX,
            ApiKey.of("bench"),
            new Unlimited(),
            new InlineScheduler(),
            new EchoWire(),
            new SplittableRandom(1));
    private final Employees employees = new Employees();

    /** One request and its outcome. */
    @Benchmark
    public Outcome request() {
        return client.send(employees.reassign("emp_1", List.of("wrk_1"))).result();
    }
}
