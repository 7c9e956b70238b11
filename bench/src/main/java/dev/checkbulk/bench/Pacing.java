package dev.checkbulk.bench;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.ItemResult;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.standin.Arrival;
import dev.checkbulk.standin.Latency;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How close a reassignment comes to the limit of 25 requests/s, by the arrivals that the stand-in logged. */
final class Pacing {
    private static final double LIMIT = 25;

    private Pacing() {}

    /** What one run showed: the share of the limit between first and last request, refusals, and the rows' outcomes. */
    record Figures(String latency, int rows, double share, long refusals, Map<String, Long> outcomes) {
        @Override
        public String toString() {
            return "%-28s %6d rows   %5.1f %% of 25/s   %4d answers 429   %s"
                    .formatted(latency, rows, share * 100, refusals, outcomes);
        }
    }

    static List<Figures> measure(int rows) {
        Duration usual = Duration.ofMillis(100);
        return List.of(
                measure("100 ms", rows, Latency.of(usual)),
                measure("100 ms, 5 % take 3 s", rows, new Latency(usual, Duration.ZERO, 0.05, Duration.ofSeconds(3))));
    }

    private static Figures measure(String name, int rows, Latency latency) {
        Vertx server = Vertx.vertx();
        Vertx vertx = Vertx.vertx();
        try {
            Standin standin = server(
                    server, StandinSettings.defaults().withPerSecond(LIMIT).withLatency(latency));
            List<Reassignment> moves = IntStream.rangeClosed(1, rows)
                    .mapToObj(n -> Reassignment.of("emp_" + n, List.of("wrk_1")))
                    .toList();
            moves.forEach(move -> standin.records().mentionEmployee(move.employee(), "wrk_0"));
            standin.records().mentionWorkplace("wrk_1");
            CheckClient client = CheckClient.create(vertx, Environment.of(standin.baseUrl()), ApiKey.of("bench"));
            List<ItemResult<Reassignment>> results =
                    get(new Batch(client).collect(moves, ReassignEmployees.replacing()));
            return figures(name, results, standin.judge().arrivals());
        } finally {
            get(vertx.close());
            get(server.close());
        }
    }

    private static Figures figures(String name, List<ItemResult<Reassignment>> results, List<Arrival> arrivals) {
        long first = arrivals.get(0).nanos();
        long last = arrivals.get(arrivals.size() - 1).nanos();
        long refusals =
                arrivals.stream().filter(arrival -> arrival.status() == 429).count();
        double perSecond = (arrivals.size() - refusals - 1) / ((last - first) / 1e9);
        Map<String, Long> outcomes = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.outcome().kind().name(), TreeMap::new, Collectors.counting()));
        return new Figures(name, results.size(), perSecond / LIMIT, refusals, outcomes);
    }

    private static Standin server(Vertx vertx, StandinSettings settings) {
        return get(Standin.start(vertx, settings));
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
