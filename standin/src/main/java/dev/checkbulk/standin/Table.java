package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
 * The records of one kind in the order of their list, and those that answer to each value of each exact filter in the
 * same order, so that a page costs what it holds. Nodes are replaced, never changed in place.
 */
final class Table {
    private final Kind kind;
    private final TreeMap<Place, ObjectNode> ordered;
    private final Map<String, TreeMap<Place, ObjectNode>> byValue = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private long created;

    private record Entry(long creation, Place place) {}

    Table(Kind kind) {
        this(kind, new TreeMap<>());
    }

    private Table(Kind kind, TreeMap<Place, ObjectNode> ordered) {
        this.kind = kind;
        this.ordered = ordered;
    }

    int size() {
        return ordered.size();
    }

    Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(byId.get(id)).map(entry -> ordered.get(entry.place()));
    }

    void put(ObjectNode node) {
        Entry before = byId.get(node.get("id").textValue());
        put(node, before == null ? created++ : before.creation());
    }

    private void put(ObjectNode node, long creation) {
        remove(node.get("id").textValue());
        Place place = Place.of(kind, node, creation);
        byId.put(node.get("id").textValue(), new Entry(creation, place));
        ordered.put(place, node);
        keys(node)
                .forEach(key ->
                        byValue.computeIfAbsent(key, first -> new TreeMap<>()).put(place, node));
    }

    void remove(String id) {
        Entry entry = byId.remove(id);
        if (entry == null) {
            return;
        }
        ObjectNode node = ordered.remove(entry.place());
        for (String key : keys(node)) {
            byValue.computeIfPresent(key, (same, found) -> {
                found.remove(entry.place());
                return found.isEmpty() ? null : found;
            });
        }
    }

    /** What brings the record with this id back to how it is now, place included. */
    Runnable memory(String id) {
        Entry entry = byId.get(id);
        if (entry == null) {
            return () -> remove(id);
        }
        ObjectNode node = ordered.get(entry.place());
        return () -> put(node, entry.creation());
    }

    private List<String> keys(ObjectNode node) {
        List<String> keys = new ArrayList<>();
        kind.filters().stream()
                .filter(Filter::isExact)
                .forEach(filter -> Filter.values(node, filter).forEach(value -> keys.add(key(filter, value))));
        return keys;
    }

    private static String key(String filter, String value) {
        return filter + '=' + value;
    }

    /** A table of only those of the ids that are there. */
    Table only(Set<String> ids) {
        Table some = new Table(kind);
        for (String id : ids) {
            Entry entry = byId.get(id);
            if (entry != null) {
                some.ordered.put(entry.place(), ordered.get(entry.place()));
            }
        }
        return some;
    }

    /** A table of only those that answer to this value of one of the kind's exact filters. */
    Table where(String filter, String value) {
        TreeMap<Place, ObjectNode> found = byValue.get(key(filter, value));
        return new Table(kind, found == null ? new TreeMap<>() : found);
    }

    Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(ordered.values());
    }

    /** Some neighbours in the list, and whether there are more on either side. */
    record Page(
            List<ObjectNode> results,
            @Nullable Place next,
            @Nullable Place previous) {}

    /** The first {@code limit} that match after {@code cursor}, or of all. */
    Page after(@Nullable Place cursor, int limit, Predicate<ObjectNode> filter) {
        List<Map.Entry<Place, ObjectNode>> found =
                take(cursor == null ? ordered : ordered.tailMap(cursor, false), limit + 1, filter);
        boolean more = found.size() > limit;
        List<Map.Entry<Place, ObjectNode>> page = more ? found.subList(0, limit) : found;
        return page(page, more, cursor != null);
    }

    /** The last {@code limit} that match before {@code cursor}. */
    Page before(Place cursor, int limit, Predicate<ObjectNode> filter) {
        List<Map.Entry<Place, ObjectNode>> found =
                take(ordered.headMap(cursor, false).descendingMap(), limit + 1, filter);
        boolean more = found.size() > limit;
        List<Map.Entry<Place, ObjectNode>> page = new ArrayList<>(more ? found.subList(0, limit) : found);
        Collections.reverse(page);
        return page(page, true, more);
    }

    private static List<Map.Entry<Place, ObjectNode>> take(
            NavigableMap<Place, ObjectNode> from, int most, Predicate<ObjectNode> filter) {
        return from.entrySet().stream()
                .filter(entry -> filter.test(entry.getValue()))
                .limit(most)
                .toList();
    }

    private static Page page(List<Map.Entry<Place, ObjectNode>> page, boolean next, boolean previous) {
        List<ObjectNode> results = page.stream().map(Map.Entry::getValue).toList();
        if (page.isEmpty()) {
            return new Page(results, null, null);
        }
        Place first = page.get(0).getKey();
        Place last = page.get(page.size() - 1).getKey();
        return new Page(results, next ? last : null, previous ? first : null);
    }
}
