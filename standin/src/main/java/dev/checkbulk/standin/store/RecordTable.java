package dev.checkbulk.standin.store;

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
public final class RecordTable {
    private final Kind kind;
    private final NavigableMap<ListPosition, ObjectNode> ordered;
    private final Map<String, NavigableMap<ListPosition, ObjectNode>> byValue = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private long created;

    private record Entry(long creation, ListPosition place, ObjectNode node) {}

    RecordTable(Kind kind) {
        this(kind, new TreeMap<>());
    }

    private RecordTable(Kind kind, NavigableMap<ListPosition, ObjectNode> ordered) {
        this.kind = kind;
        this.ordered = ordered;
    }

    public int size() {
        return ordered.size();
    }

    Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::node);
    }

    void put(ObjectNode node) {
        Entry before = byId.get(node.get("id").textValue());
        put(node, before == null ? created++ : before.creation());
    }

    private void put(ObjectNode node, long creation) {
        remove(node.get("id").textValue());
        ListPosition place = ListPosition.of(kind, node, creation);
        byId.put(node.get("id").textValue(), new Entry(creation, place, node));
        ordered.put(place, node);
        keys(node)
                .forEach(key ->
                        byValue.computeIfAbsent(key, first -> new TreeMap<>()).put(place, node));
    }

    public void remove(String id) {
        Entry entry = byId.remove(id);
        if (entry == null) {
            return;
        }
        ordered.remove(entry.place());
        for (String key : keys(entry.node())) {
            byValue.computeIfPresent(key, (same, found) -> {
                found.remove(entry.place());
                return found.isEmpty() ? null : found;
            });
        }
    }

    /** What brings the record with this id back to how it is now, place included. */
    Runnable memory(String id) {
        Entry entry = byId.get(id);
        return entry == null ? () -> remove(id) : () -> put(entry.node(), entry.creation());
    }

    private List<String> keys(ObjectNode node) {
        List<String> keys = new ArrayList<>();
        for (String filter : kind.exactFilters()) {
            Filter.values(node, filter).forEach(value -> keys.add(key(filter, value)));
        }
        return keys;
    }

    private static String key(String filter, String value) {
        return filter + '=' + value;
    }

    /** A table of only those of the ids that are there. */
    public RecordTable only(Set<String> ids) {
        RecordTable some = new RecordTable(kind);
        for (String id : ids) {
            Entry entry = byId.get(id);
            if (entry != null) {
                some.ordered.put(entry.place(), entry.node());
            }
        }
        return some;
    }

    /** A table of only those that answer to this value of one of the kind's exact filters. */
    public RecordTable where(String filter, String value) {
        NavigableMap<ListPosition, ObjectNode> found = byValue.get(key(filter, value));
        return new RecordTable(kind, found == null ? new TreeMap<>() : found);
    }

    public Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(ordered.values());
    }

    /** Some neighbours in the list, and whether there are more on either side. */
    public record Page(
            List<ObjectNode> results,
            @Nullable ListPosition next,
            @Nullable ListPosition previous) {}

    /** The first {@code limit} that match after {@code cursor}, or of all. */
    public Page after(@Nullable ListPosition cursor, int limit, Predicate<ObjectNode> filter) {
        List<Map.Entry<ListPosition, ObjectNode>> found =
                take(cursor == null ? ordered : ordered.tailMap(cursor, false), limit + 1, filter);
        boolean more = found.size() > limit;
        List<Map.Entry<ListPosition, ObjectNode>> page = more ? found.subList(0, limit) : found;
        return page(page, more, cursor != null);
    }

    /** The last {@code limit} that match before {@code cursor}. */
    public Page before(ListPosition cursor, int limit, Predicate<ObjectNode> filter) {
        List<Map.Entry<ListPosition, ObjectNode>> found =
                take(ordered.headMap(cursor, false).descendingMap(), limit + 1, filter);
        boolean more = found.size() > limit;
        List<Map.Entry<ListPosition, ObjectNode>> page = new ArrayList<>(more ? found.subList(0, limit) : found);
        Collections.reverse(page);
        return page(page, true, more);
    }

    private static List<Map.Entry<ListPosition, ObjectNode>> take(
            NavigableMap<ListPosition, ObjectNode> from, int most, Predicate<ObjectNode> filter) {
        return from.entrySet().stream()
                .filter(entry -> filter.test(entry.getValue()))
                .limit(most)
                .toList();
    }

    private static Page page(List<Map.Entry<ListPosition, ObjectNode>> page, boolean next, boolean previous) {
        List<ObjectNode> results = page.stream().map(Map.Entry::getValue).toList();
        if (page.isEmpty()) {
            return new Page(results, null, null);
        }
        ListPosition first = page.get(0).getKey();
        ListPosition last = page.get(page.size() - 1).getKey();
        return new Page(results, next ? last : null, previous ? first : null);
    }
}
