package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers list requests: filters, pages, and links that are absolute. */
final class Listing {
    private static final int DEFAULT_LIMIT = 25;
    private static final String BACKWARDS = "-";

    private final Store store;
    private final Supplier<String> baseUrl;

    Listing(Store store, Supplier<String> baseUrl) {
        this.store = store;
        this.baseUrl = baseUrl;
    }

    String baseUrl() {
        return baseUrl.get();
    }

    Answer list(Kind kind, Call call) {
        Parameters query = call.query();
        Problems problems = new Problems();
        checkNames(query, kind.filters(), problems);
        int limit = limit(query, kind.most(), problems);
        String cursor = query.get("cursor").orElse("");
        boolean backwards = cursor.startsWith(BACKWARDS);
        Place place = Place.ofCursor(backwards ? cursor.substring(1) : cursor).orElse(null);
        if (place == null && !cursor.isEmpty()) {
            problems.add("Invalid cursor.", "cursor");
        }
        if (problems.any()) {
            return problems.answer();
        }
        synchronized (store) {
            Predicate<ObjectNode> filter = filter(kind, query);
            Table all = store.table(kind);
            Table table = query.names().contains("id") ? all.only(new HashSet<>(query.all("id"))) : all;
            Table.Page page =
                    backwards && place != null ? table.before(place, limit, filter) : table.after(place, limit, filter);
            return envelope(
                    page.results(),
                    page.next() == null
                            ? null
                            : link(baseUrl(), call, page.next().cursor()),
                    page.previous() == null
                            ? null
                            : link(baseUrl(), call, BACKWARDS + page.previous().cursor()));
        }
    }

    static Answer envelope(List<ObjectNode> results, @Nullable String next, @Nullable String previous) {
        ObjectNode body = Json.object();
        body.put("next", next);
        body.put("previous", previous);
        body.putArray("results").addAll(results);
        return Answer.json(200, body);
    }

    /** A misspelt filter would silently list everything; Check's own answer to one is not known. */
    static void checkNames(Parameters query, Set<String> filters, Problems problems) {
        for (String name : query.names()) {
            if (!filters.contains(name) && !name.equals("limit") && !name.equals("cursor")) {
                problems.add("Unknown parameter.", name);
            }
        }
    }

    /** The page size asked for, at most {@code most}: asking for more is not an error. */
    static int limit(Parameters query, int most, Problems problems) {
        Optional<String> text = query.get("limit");
        OptionalInt limit = text.map(Listing::positive).orElse(OptionalInt.of(DEFAULT_LIMIT));
        if (limit.isEmpty()) {
            problems.add("A valid integer of at least 1 is required.", "limit");
        }
        return Math.min(most, limit.orElse(DEFAULT_LIMIT));
    }

    static String link(String baseUrl, Call call, String cursor) {
        return baseUrl + call.path() + "?" + call.query().with("cursor", cursor).encoded();
    }

    private static OptionalInt positive(String text) {
        try {
            int value = Integer.parseInt(text);
            return value >= 1 ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Predicate<ObjectNode> filter(Kind kind, Parameters query) {
        // Documented for companies: without the parameter only active ones are listed.
        Parameters wanted =
                kind == Kind.COMPANIES && query.get("active").isEmpty() ? query.with("active", "true") : query;
        return node -> Stream.of("company", "employee", "active").allMatch(field -> fits(node, field, wanted))
                && wanted.get("workplace")
                        .map(workplace -> holds(node.path("workplaces"), workplace))
                        .orElse(true);
    }

    private static boolean fits(JsonNode node, String field, Parameters wanted) {
        return wanted.get(field)
                .map(value -> node.path(field).asText().equals(value))
                .orElse(true);
    }

    private static boolean holds(JsonNode list, String wanted) {
        for (JsonNode one : list) {
            if (one.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
