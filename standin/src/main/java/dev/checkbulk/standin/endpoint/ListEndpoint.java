package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.Filter;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.ListPosition;
import dev.checkbulk.standin.store.RecordTable;
import dev.checkbulk.standin.store.Store;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers list requests: filters, pages, and links that are absolute. */
public final class ListEndpoint {
    private static final int DEFAULT_LIMIT = 25;

    private final Store store;
    private final Supplier<String> baseUrl;

    public ListEndpoint(Store store, Supplier<String> baseUrl) {
        this.store = store;
        this.baseUrl = baseUrl;
    }

    public String baseUrl() {
        return baseUrl.get();
    }

    /** @param parent the record that the list is nested under, or null */
    public Response list(Kind kind, @Nullable String parent, Call call) {
        QueryParameters query = call.query();
        ValidationErrors problems = new ValidationErrors();
        checkNames(query, kind.filters(), problems);
        Filter.check(query, problems);
        int limit = limit(query, kind.most(), problems);
        Cursor cursor = Cursor.of(query, problems);
        if (problems.any()) {
            return problems.answer();
        }
        synchronized (store) {
            QueryParameters wanted = wanted(kind, parent, query);
            RecordTable.Page page = cursor.page(table(kind, wanted), limit, node -> Filter.fits(node, wanted));
            List<ObjectNode> results = page.results().stream()
                    .map(node -> RecordView.of(kind, node, query, store))
                    .toList();
            return envelope(results, page, baseUrl(), call);
        }
    }

    /** Documented for companies: without the parameter only active ones are listed. */
    private static QueryParameters wanted(Kind kind, @Nullable String parent, QueryParameters query) {
        QueryParameters wanted =
                kind.isCompanies() && query.get("active").isEmpty() ? query.with("active", "true") : query;
        return parent == null ? wanted : wanted.with("company", parent);
    }

    /** The fewest records among which all that are wanted are. */
    private RecordTable table(Kind kind, QueryParameters wanted) {
        RecordTable all = store.table(kind);
        if (wanted.names().contains("id")) {
            return all.only(new HashSet<>(wanted.all("id")));
        }
        return wanted.names().stream()
                .filter(Filter::isExact)
                .map(name -> all.where(name, wanted.get(name).orElse("")))
                .min(Comparator.comparingInt(RecordTable::size))
                .orElse(all);
    }

    /** A page with links to its neighbours. */
    public static Response envelope(List<ObjectNode> results, RecordTable.Page page, String baseUrl, Call call) {
        ListPosition next = page.next();
        ListPosition previous = page.previous();
        return envelope(
                results,
                next == null ? null : link(baseUrl, call, Cursor.after(next)),
                previous == null ? null : link(baseUrl, call, Cursor.before(previous)));
    }

    public static Response envelope(List<ObjectNode> results, @Nullable String next, @Nullable String previous) {
        ObjectNode body = StrictJson.object();
        body.put("next", next);
        body.put("previous", previous);
        body.putArray("results").addAll(results);
        return Response.json(200, body);
    }

    /** A misspelt filter would silently list everything; Check's own answer to one is not known. */
    public static void checkNames(QueryParameters query, Set<String> filters, ValidationErrors problems) {
        for (String name : query.names()) {
            if (!filters.contains(name) && !name.equals("limit") && !name.equals("cursor")) {
                problems.add("Unknown parameter.", name);
            }
        }
    }

    /** The page size asked for, at most {@code most}: asking for more is not an error. */
    public static int limit(QueryParameters query, int most, ValidationErrors problems) {
        Optional<String> text = query.get("limit");
        OptionalInt limit = text.map(ListEndpoint::positive).orElse(OptionalInt.of(DEFAULT_LIMIT));
        if (limit.isEmpty()) {
            problems.add("A valid integer of at least 1 is required.", "limit");
        }
        return Math.min(most, limit.orElse(DEFAULT_LIMIT));
    }

    public static String link(String baseUrl, Call call, String cursor) {
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
}
