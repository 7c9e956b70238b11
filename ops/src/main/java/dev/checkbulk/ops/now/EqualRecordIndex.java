package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.packed.Packed.Form;
import dev.checkbulk.internal.packed.Shelves;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rows would create, to find the records that may be equal while the lists go by: of these are kept those alone that have
 * the plain fields of a row. There may be very many, so they wait packed, on a shelf for each thousand rows, until these rows
 * are planned.
 */
final class EqualRecordIndex {
    private static final int ROWS = 1_000;

    private static final Set<String> ALWAYS = Set.of("id", "effective_start", "effective_end", "active");

    private final ResourceType type;
    private final Set<String> sent = new HashSet<>(ALWAYS);
    private final Set<Set<String>> compared = new LinkedHashSet<>();
    private final LongMultimap marks = new LongMultimap();
    private final Shelves<Listed> shelves = new Shelves<>(Listed.FORM);
    private final Map<Long, List<Found>> found = new HashMap<>();
    private int taken = -1;

    /** A record that was in the list of an owner. */
    private record Listed(String owner, JsonNode record) {
        static final Form<Listed> FORM = new Form<>() {
            @Override
            public JsonNode json(Listed value) {
                return JsonNodeFactory.instance
                        .objectNode()
                        .put("owner", value.owner)
                        .set("record", value.record);
            }

            @Override
            public Listed value(JsonNode json) {
                return new Listed(json.path("owner").asText(), json.path("record"));
            }
        };
    }

    private record Found(int place, Listed listed) {}

    EqualRecordIndex(ResourceType type) {
        this.type = type;
        sent.addAll(type.naturalKey());
    }

    /**
     * A row that is to be found.
     *
     * @param owner whose list it would stand in
     */
    void add(long row, String owner, JsonNode body) {
        body.fieldNames().forEachRemaining(sent::add);
        Set<String> names = compared(body);
        sent.addAll(names);
        compared.add(names);
        marks.add(mark(owner, names, body), shelf(row));
        marks.add(markOfAny(owner, names), shelf(row));
    }

    private static int shelf(long row) {
        return Math.toIntExact((row - 1) / ROWS);
    }

    /** The plain fields that tell one row from another: those that Check goes by, or all that it shows. */
    private Set<String> compared(JsonNode body) {
        if (Overlaps.concerns(type)) {
            return Set.of("employee");
        }
        List<String> natural = type.naturalKey();
        Set<String> names = new TreeSet<>();
        for (Field field : type.creatable()) {
            JsonNode value = body.path(field.name());
            if (field.readable()
                    && value.isValueNode()
                    && !value.isNull()
                    && (natural.isEmpty() || natural.contains(field.name()))) {
                names.add(field.name());
            }
        }
        return names;
    }

    private static String key(Collection<String> names, JsonNode record) {
        StringBuilder key = new StringBuilder();
        names.forEach(name -> key.append(Equality.canonical(record.path(name))).append('\0'));
        return key.toString();
    }

    /** What a row and the records that may be equal to it share: one that does not show a field may be equal to any. */
    private static long mark(String owner, Set<String> names, JsonNode record) {
        return shows(record, names)
                ? LongMultimap.hash(owner + '\0' + names + '\0' + key(names, record))
                : markOfAny(owner, names);
    }

    private static long markOfAny(String owner, Set<String> names) {
        return LongMultimap.hash(owner + '\0' + names);
    }

    private static boolean shows(JsonNode record, Set<String> names) {
        return names.stream().allMatch(record::has);
    }

    /** A record of the owner's list. */
    void offer(String owner, JsonNode record) {
        Set<Integer> rows = new TreeSet<>();
        for (Set<String> names : compared) {
            marks.shelves(mark(owner, names, record), rows::add);
        }
        if (!rows.isEmpty()) {
            Listed listed = new Listed(owner, reduced(record));
            rows.forEach(shelf -> shelves.put(shelf, listed));
        }
    }

    private JsonNode reduced(JsonNode record) {
        if (!(record instanceof ObjectNode all)) {
            return record;
        }
        ObjectNode reduced = JsonNodeFactory.instance.objectNode();
        all.properties().stream()
                .filter(field -> sent.contains(field.getKey()))
                .forEach(field -> reduced.set(field.getKey(), field.getValue()));
        return reduced;
    }

    /** The records that may be equal to this row, as they were found. Rows are asked for in their order. */
    List<JsonNode> alike(long row, String owner, JsonNode body) {
        if (shelf(row) != taken) {
            take(shelf(row));
        }
        Set<String> names = compared(body);
        List<Found> some = new ArrayList<>(found.getOrDefault(mark(owner, names, body), List.of()));
        some.addAll(found.getOrDefault(markOfAny(owner, names), List.of()));
        some.sort(Comparator.comparingInt(Found::place));
        String key = key(names, body);
        Map<String, JsonNode> alike = new LinkedHashMap<>();
        for (Found one : some) {
            JsonNode record = one.listed().record();
            boolean same = !shows(record, names) || key(names, record).equals(key);
            if (same && one.listed().owner().equals(owner)) {
                alike.put(record.path("id").asText(""), record);
            }
        }
        return new ArrayList<>(alike.values());
    }

    private void take(int shelf) {
        found.clear();
        taken = shelf;
        int place = 0;
        for (Listed listed : shelves.take(shelf)) {
            Found one = new Found(place++, listed);
            for (Set<String> names : compared) {
                long mark = mark(listed.owner(), names, listed.record());
                if (marks.has(mark, shelf)) {
                    found.computeIfAbsent(mark, first -> new ArrayList<>(1)).add(one);
                }
            }
        }
    }
}
