package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.row.Refusal;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who works at the workplaces that are to be made inactive: Check refuses that while somebody does. */
public final class WorkplaceWorkers {
    private final Map<String, String> workers = new HashMap<>();

    /**
     * Looks for one active employee at each of these workplaces.
     *
     * @return completes when all were looked for; fails with {@link ReadFailed}
     */
    public Future<Void> read(ReadClient client, Collection<String> workplaces) {
        List<Future<Void>> reads = workplaces.stream()
                .distinct()
                .filter(workplace -> !workers.containsKey(workplace))
                .map(workplace -> read(client, workplace))
                .toList();
        return Future.all(reads).mapEmpty();
    }

    private Future<Void> read(ReadClient client, String workplace) {
        CheckRequest one = CheckRequest.get("/employees")
                .query("limit", "1")
                .query("workplace", workplace)
                .query("active", "true")
                .expecting(Expected.page());
        return client.get(one).compose(read -> {
            if (!(read instanceof Outcome.Done done)) {
                return Future.failedFuture(new ReadFailed(one, read));
            }
            for (JsonNode employee : done.response().body().path("results")) {
                if (worksAt(employee, workplace)) {
                    workers.put(workplace, employee.path("id").asText());
                }
            }
            return Future.succeededFuture();
        });
    }

    /** A server may ignore a filter, and answer for others. */
    private static boolean worksAt(JsonNode employee, String workplace) {
        boolean works = employee.path("workplaces").isMissingNode();
        for (JsonNode one : employee.path("workplaces")) {
            works |= one.asText().equals(workplace);
        }
        return works && employee.path("active").asBoolean(true);
    }

    public Optional<Refusal> refusal(String workplace) {
        String worker = workers.get(workplace);
        return worker == null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "in_use", "it cannot be made inactive: at least one active employee works there, " + worker));
    }
}
