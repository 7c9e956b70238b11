package dev.checkbulk.bench.journal;

import dev.checkbulk.bench.bed.Bed;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.judge.Arrival;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a journal costs: the same reassignments through a batch and through a durable run, in turn, at 25 requests/s. */
final class PacedPair {
    private PacedPair() {}

    /**
     * What a pair of runs showed.
     *
     * @param ratio requests per second with the journal to those without
     * @param pace the time of the run with the journal, to what its changes and its readings before them take at 24.75/s
     * @param core the journal thread's share of a core
     */
    record Pair(double ratio, double pace, double core) {}

    /** One run: requests per second from first to last change, and the journal thread's share of a core. */
    private record Once(double perSecond, double core) {}

    static Pair measure(int rows, Path folder) {
        Once without = once(rows, null);
        Once with = once(rows, folder);
        return new Pair(
                with.perSecond() / without.perSecond(), Limit.CHECK.perSecond() / with.perSecond(), with.core());
    }

    private static Once once(int rows, @Nullable Path folder) {
        Vertx server = Vertx.vertx();
        Vertx vertx = Vertx.vertx();
        try {
            Standin standin = Bed.get(
                    Standin.start(server, StandinSettings.defaults().withLatency(Latency.of(Duration.ofMillis(100)))));
            List<Reassignment> moves = IntStream.rangeClosed(1, rows)
                    .mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1")))
                    .toList();
            moves.forEach(move -> standin.records().mentionEmployee(move.employee(), "wrk_0"));
            standin.records().mentionWorkplace("wrk_1");
            CheckClient client = CheckClient.create(vertx, Environment.of(standin.baseUrl()), ApiKey.of("bench"));
            double core = folder == null
                    ? BatchOrRun.batch(client, moves).journalCore()
                    : BatchOrRun.durable(client, moves, folder).journalCore();
            return new Once(perSecond(standin.judge().arrivals()), core);
        } finally {
            Bed.get(vertx.close());
            Bed.get(server.close());
        }
    }

    /** From the first change to the last, the readings between them included: a durable run compares before it writes. */
    private static double perSecond(List<Arrival> arrivals) {
        List<Arrival> changes = arrivals.stream()
                .filter(arrival -> arrival.method().equals("PATCH") && arrival.status() == 200)
                .toList();
        long first = changes.get(0).nanos();
        long last = changes.get(changes.size() - 1).nanos();
        long requests = arrivals.stream()
                .filter(arrival -> arrival.nanos() >= first && arrival.nanos() <= last)
                .count();
        return (requests - 1) / ((last - first) / 1e9);
    }
}
