package dev.checkbulk.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.endpoint.ListEndpoint;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /logs} shows: the requests that reached the application, the latest 100,000 of them. A request is listed
 * from its start, without a status until it has one. For one thread.
 */
public final class ApiLog {
    private static final int MOST = 100_000;
    private static final int MOST_PER_PAGE = 100;
    private static final Set<String> FILTERS =
            Set.of("id", "path", "method", "status_code", "idempotency_key", "created_after", "created_before");

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<String, Long> byId = new HashMap<>();
    private long last;

    static final class Entry {
        final String id;
        final Instant created;
        final Call call;

        @Nullable
        Response answer;

        Entry(String id, Instant created, Call call) {
            this.id = id;
            this.created = created;
            this.call = call;
        }

        String status() {
            return answer == null ? "" : Integer.toString(answer.status());
        }

        ObjectNode node() {
            ObjectNode node = StrictJson.object().put("id", id).put("created_at", created.toString());
            node.put("method", call.method()).put("path", call.path());
            node.put("idempotency_key", call.key());
            if (answer == null) {
                node.putNull("status_code");
            } else {
                node.put("status_code", answer.status());
            }
            // Bodies of reads would fill the memory and prove nothing.
            boolean write = Call.writes(call.method());
            node.set("request_body", Redaction.body(write ? call.body() : null));
            node.set("response_body", Redaction.body(write && answer != null ? answer.body() : null));
            return node;
        }
    }

    Entry begin(String id, Instant now, Call call) {
        Entry entry = new Entry(id, now, call);
        entries.put(++last, entry);
        byId.put(id, last);
        if (entries.size() > MOST) {
            byId.remove(entries.pollFirstEntry().getValue().id);
        }
        return entry;
    }

    void end(Entry entry, Response answer) {
        // A page of a list is large, and is not shown.
        entry.answer = Call.writes(entry.call.method()) ? answer : Response.empty(answer.status());
    }

    Response get(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(entries::get)
                .map(entry -> Response.json(200, entry.node()))
                .orElseGet(CrudEndpoint::notFound);
    }

    /** Newest first. */
    Response list(String baseUrl, Call call) {
        ValidationErrors problems = new ValidationErrors();
        ListEndpoint.checkNames(call.query(), FILTERS, problems);
        int limit = ListEndpoint.limit(call.query(), MOST_PER_PAGE, problems);
        long from = cursor(call.query(), problems);
        Predicate<Entry> filter = LogFilter.of(call.query(), problems);
        if (problems.any()) {
            return problems.answer();
        }
        NavigableMap<Long, Entry> older = entries.headMap(from, false).descendingMap();
        List<Map.Entry<Long, Entry>> found = older.entrySet().stream()
                .filter(entry -> filter.test(entry.getValue()))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Map.Entry<Long, Entry>> page = more ? found.subList(0, limit) : found;
        @Nullable
        String next = more
                ? ListEndpoint.link(
                        baseUrl, call, Long.toString(page.get(limit - 1).getKey()))
                : null;
        return ListEndpoint.envelope(
                page.stream().map(entry -> entry.getValue().node()).toList(), next, null);
    }

    private static long cursor(QueryParameters query, ValidationErrors problems) {
        try {
            return query.get("cursor").map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            problems.add("Invalid cursor.", "cursor");
            return Long.MAX_VALUE;
        }
    }
}
