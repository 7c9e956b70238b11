package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Pages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows with the employees as they are now, read a hundred at a time when the batch comes to them. */
final class CurrentEmployees implements Source<Reassignment> {
    private static final int AT_ONCE = 100;

    private final CheckClient client;
    private final Source<Reassignment> rows;
    private final Deque<Reassignment> read = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private boolean ended;

    CurrentEmployees(CheckClient client, Source<Reassignment> rows) {
        this.client = client;
        this.rows = rows;
    }

    @Override
    public Future<Optional<Reassignment>> next() {
        Reassignment ready = read.poll();
        if (ready != null || ended) {
            return Future.succeededFuture(Optional.ofNullable(ready));
        }
        Promise<List<Reassignment>> gathered = Promise.promise();
        gather(new ArrayList<>(), gathered);
        return gathered.future().compose(this::lookUp).map(looked -> {
            read.addAll(looked);
            return Optional.ofNullable(read.poll());
        });
    }

    private void gather(List<Reassignment> into, Promise<List<Reassignment>> gathered) {
        Future<Optional<Reassignment>> next = rows.next();
        while (next.succeeded() && next.result().isPresent() && into.size() < AT_ONCE - 1) {
            into.add(next.result().get());
            next = rows.next();
        }
        next.onComplete(
                row -> {
                    row.ifPresent(into::add);
                    ended = row.isEmpty();
                    if (ended || into.size() >= AT_ONCE) {
                        gathered.complete(into);
                    } else {
                        gather(into, gathered);
                    }
                },
                gathered::fail);
    }

    private Future<List<Reassignment>> lookUp(List<Reassignment> some) {
        List<String> ids = some.stream().map(Reassignment::employee).toList();
        return Pages.byIds(client, new Employees().byId(), ids)
                .otherwise(Map.of())
                .map(found -> some.stream().map(row -> with(row, found)).toList());
    }

    /** A person's second row must not start from what was read before the first one's edit. */
    private Reassignment with(Reassignment row, Map<String, JsonNode> found) {
        JsonNode employee = found.get(row.employee());
        boolean first = seen.add(row.employee());
        return employee == null || !first ? row : row.before(employee);
    }
}
