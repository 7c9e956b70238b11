package dev.checkbulk.bench.bed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs several measurements at once that wait most of their time. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Runs them all.
     *
     * @param atOnce how many at a time
     * @return their results, in the same order
     */
    public static <T> List<T> run(int atOnce, List<Callable<T>> measurements) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<T>> started = measurements.stream().map(pool::submit).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : started) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
