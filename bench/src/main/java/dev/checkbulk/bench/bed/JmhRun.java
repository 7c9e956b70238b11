package dev.checkbulk.bench.bed;

import dev.checkbulk.bench.figures.Spread;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark in JVMs of its own. */
public final class JmhRun {
    private static final int ITERATIONS = 5;

    private JmhRun() {}

    /** Its score in each iteration, in the unit that it names. */
    public static Spread score(Class<?> benchmark, Sizes sizes) {
        TimeValue iteration = TimeValue.milliseconds(Math.round(sizes.rawSeconds() * 300));
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include("^" + benchmark.getName() + "\\..*")
                            .forks(sizes.runs())
                            .warmupIterations(ITERATIONS)
                            .warmupTime(iteration)
                            .measurementIterations(ITERATIONS)
                            .measurementTime(iteration)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
            return Spread.of(results.stream()
                    .flatMap(result -> result.getBenchmarkResults().stream())
                    .flatMap(result -> result.getIterationResults().stream())
                    .mapToDouble(result -> result.getPrimaryResult().getScore())
                    .toArray());
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
