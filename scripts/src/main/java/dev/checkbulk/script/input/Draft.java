package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row while it is read: takes its values one by one, checks each, and tells what is wrong. */
final class Draft {
    private final Place place;
    private final Problems problems;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final Set<String> given = new HashSet<>();
    private final Expected expected;

    Draft(Place place, Problems problems) {
        this.place = place;
        this.problems = problems;
        expected = new Expected(place, problems);
    }

    Place place() {
        return place;
    }

    /** Whether the row has something for this column, be it right or wrong. */
    boolean has(String column) {
        return given.contains(column);
    }

    /** The checked value, or null. */
    @Nullable
    JsonNode value(String column) {
        return values.get(column);
    }

    /** What the row expects of its record. */
    Expected expected() {
        return expected;
    }

    void problem(String message) {
        problems.add(place.toString(), message);
    }

    void problem(Column column, String message) {
        problems.add(place.column(column.name()), message);
    }

    /** Takes a value of a JSON row. */
    void json(Column column, JsonNode node) {
        given.add(column.name());
        String wrong = JsonTypes.flaw(column, node);
        if (wrong != null) {
            problem(column, wrong);
        } else if (column.kind() == Kind.METADATA) {
            metadata(column, node);
        } else if (column.list()) {
            list(column, JsonTypes.texts(node));
        } else if (node.isTextual()) {
            scalar(column, node.textValue());
        } else if (node.isNumber()) {
            percent(column, node);
        } else {
            values.set(column.name(), node);
        }
    }

    /** Takes a cell of a CSV row, which is not blank. */
    void cell(Column column, String text) {
        given.add(column.name());
        if (!column.list()) {
            scalar(column, text);
        } else if (text.length() > Values.LONGEST) {
            problem(column, Shown.quoted(text) + " is longer than 10,000 characters");
        } else {
            list(column, Stream.of(text.split(";", -1)).map(String::strip).toList());
        }
    }

    /** Takes one entry of metadata. */
    void entry(Column column, String key, String value) {
        given.add(column.name());
        values.withObjectProperty(column.name()).put(key, value);
    }

    /** Checks metadata that came entry by entry, if any came. */
    void endEntries(Column column) {
        JsonNode entries = values.get(column.name());
        if (entries != null) {
            Metadata.flaws(entries).forEach(flaw -> problem(column, flaw));
        }
    }

    private void metadata(Column column, JsonNode entries) {
        if (entries.isEmpty() && column.required()) {
            problem(column, "is empty: give it an entry or leave it out");
        }
        values.set(column.name(), entries);
        endEntries(column);
    }

    private void scalar(Column column, String text) {
        if (right(column, text)) {
            values.set(column.name(), Values.node(column.kind(), text));
        }
    }

    private void percent(Column column, JsonNode number) {
        String flaw = Values.percentFlaw(number.decimalValue());
        if (flaw != null) {
            problem(column, Shown.quoted(number.asText()) + " " + flaw);
        } else {
            values.set(column.name(), JsonTypes.exact(number));
        }
    }

    private void list(Column column, List<String> texts) {
        if (texts.isEmpty() && column.required()) {
            problem(column, "the list is empty: it names no " + singular(column.name()));
            return;
        }
        Set<String> seen = new HashSet<>();
        ArrayNode list = values.putArray(column.name());
        for (String text : texts) {
            if (!right(column, text)) {
                continue;
            }
            if (seen.add(text)) {
                list.add(text);
            } else {
                problem(column, "names " + Shown.quoted(text) + " twice");
            }
        }
    }

    private boolean right(Column column, String text) {
        if (text.isBlank()) {
            problem(column, column.list() ? "one of its values is empty" : "is empty: give a value or leave it out");
            return false;
        }
        String flaw = Values.flaw(column.kind(), text);
        if (flaw != null) {
            problem(column, Shown.quoted(text) + " " + flaw);
        }
        return flaw == null;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
