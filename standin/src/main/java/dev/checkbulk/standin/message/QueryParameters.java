package dev.checkbulk.standin.message;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The decoded parameters of a query, each with its values in the order in which they came. */
public record QueryParameters(Map<String, List<String>> values) {

    public static QueryParameters of(MultiMap query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query.forEach(entry -> values.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                .add(entry.getValue()));
        return new QueryParameters(values);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The first value. */
    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public QueryParameters with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new QueryParameters(more);
    }

    /** As in a URL, after the question mark. */
    public String encoded() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + '=' + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
