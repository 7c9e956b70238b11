package dev.checkbulk.standin;

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
record Parameters(Map<String, List<String>> values) {

    static Parameters of(MultiMap query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query.forEach(entry -> values.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                .add(entry.getValue()));
        return new Parameters(values);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** The first value. */
    Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Parameters with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Parameters(more);
    }

    /** As in a URL, after the question mark. */
    String encoded() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + '=' + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
