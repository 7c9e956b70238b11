package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Layout;
import dev.checkbulk.jobs.input.Place;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.input.Rule;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.text.Mask;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row while it is read: takes its values one by one, checks each, and tells what is wrong. */
public final class Draft implements Rule.Given {
    private final Layout layout;
    private final Place place;
    private final boolean fromJson;
    private final Problems problems;
    private final @Nullable JsonNode[] values;
    private final boolean[] given;
    private @Nullable Expected expected;
    private Set<String> markedEntries = Set.of();
    private boolean literally;
    private boolean keeps;

    Draft(Layout layout, Place place, boolean fromJson, Problems problems) {
        this.layout = layout;
        this.place = place;
        this.fromJson = fromJson;
        this.problems = problems;
        values = new JsonNode[layout.size()];
        given = new boolean[layout.size()];
    }

    public Place place() {
        return place;
    }

    @Override
    public boolean fromJson() {
        return fromJson;
    }

    /** Whether the row has something for this column, be it right or wrong. */
    boolean has(int number) {
        return given[number];
    }

    @Override
    public boolean has(String column) {
        return given[layout.number(column)];
    }

    /** Whether the row says of something that it is to stay as it is. */
    @Override
    public boolean keeps() {
        return keeps;
    }

    /** The columns that the row has something for. */
    @Override
    public Stream<String> given() {
        return IntStream.range(0, given.length)
                .filter(number -> given[number])
                .mapToObj(number -> layout.column(number).name());
    }

    /** The checked value, or null. */
    @Override
    public @Nullable JsonNode value(String column) {
        int number = layout.number(column);
        return number == Layout.NONE ? null : values[number];
    }

    /** What the row expects of its record. */
    public Expected expected() {
        Expected now = expected;
        if (now == null) {
            now = new Expected(place, problems);
            expected = now;
        }
        return now;
    }

    /** The checked values, the fields of an object in the object. */
    ObjectNode fields() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int number = 0; number < values.length; number++) {
            JsonNode value = values[number];
            if (value != null) {
                int object = layout.object(number);
                ObjectNode in = object == Layout.NONE
                        ? fields
                        : fields.withObjectProperty(layout.column(object).name());
                in.set(layout.member(number), value);
            }
        }
        return fields;
    }

    public void problem(String message) {
        problems.add(place.line(), place.toString(), message);
    }

    public void problem(int number, String message) {
        problems.add(place.line(), place.column(layout.column(number).name()), message);
    }

    /** Takes a value of a JSON row. */
    public void json(int number, JsonNode node) {
        Column column = layout.column(number);
        if (mayKeep(number) && Mask.is(node)) {
            keep(number);
        } else if (layout.divided(number) && node.isObject()) {
            object(number, node);
        } else if (take(number)) {
            String wrong = JsonTypes.flaw(column, node);
            if (wrong != null) {
                problem(number, wrong);
            } else if (node.isNull()) {
                values[number] = NullNode.getInstance();
            } else {
                typed(number, column, node);
            }
        }
    }

    private void typed(int number, Column column, JsonNode node) {
        if (column.kind().isStructure()) {
            structure(number, node);
        } else if (column.list()) {
            list(number, JsonTypes.texts(node));
        } else if (node.isTextual()) {
            scalar(number, node.textValue());
        } else if (node.isNumber()) {
            number(number, node);
        } else {
            values[number] = node;
        }
    }

    private void object(int number, JsonNode members) {
        String name = layout.column(number).name();
        if (members.isEmpty()) {
            problem(number, "is empty: name a field in it or leave it out");
        }
        members.properties().forEach(member -> {
            int inner = layout.number(name + "." + member.getKey());
            if (inner == Layout.NONE && mayKeep(number) && Mask.is(member.getValue())) {
                keep();
            } else if (inner == Layout.NONE) {
                problem(layout.shape().unknown(name + "." + member.getKey(), Format.JSON_ARRAY));
            } else {
                json(inner, member.getValue());
            }
        });
    }

    /** Whether what is taken next was marked as text by who wrote it, whatever it looks like. */
    public void literally(boolean marked) {
        literally = marked;
    }

    /** Takes a cell of a CSV row, which is not blank. */
    public void cell(int number, String text) {
        Column column = layout.column(number);
        if (mayKeep(number) && Mask.is(text)) {
            keep(number);
            return;
        }
        if (!take(number)) {
            return;
        }
        if (column.kind() == FieldType.OBJECT || column.kind() == FieldType.OBJECTS) {
            written(number, text);
        } else if (!column.list()) {
            scalar(number, text);
        } else if (text.length() > Values.LONGEST) {
            problem(number, Shown.quoted(text) + " is longer than 10,000 characters");
        } else {
            list(number, divided(text));
        }
    }

    private static List<String> divided(String text) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(';'); at >= 0; at = text.indexOf(';', from)) {
            texts.add(text.substring(from, at).strip());
            from = at + 1;
        }
        texts.add(text.substring(from).strip());
        return texts;
    }

    /** Takes one entry of metadata. */
    public void entry(int number, String key, String value) {
        given[number] = true;
        if (mayKeep(number) && Mask.is(value)) {
            keep();
            return;
        }
        JsonNode entries = values[number];
        if (entries == null) {
            entries = JsonNodeFactory.instance.objectNode();
            values[number] = entries;
        }
        ((ObjectNode) entries).put(key, value);
        if (literally) {
            Set<String> marked = new HashSet<>(markedEntries);
            marked.add(layout.column(number).name() + "." + key);
            markedEntries = marked;
        }
    }

    /** Checks metadata that came entry by entry, if any came. */
    public void endEntries(int number) {
        literally = false;
        JsonNode entries = values[number];
        if (entries != null) {
            Metadata.flaws(entries).forEach(flaw -> problem(number, flaw));
            if (!layout.shape().literal().contains(layout.column(number).name())) {
                damages(number, layout.column(number).name(), entries);
            }
        }
    }

    /** Whether the value may be said to be as it is; what names the record may not. */
    private boolean mayKeep(int number) {
        Shape shape = layout.shape();
        String name = layout.column(number).name();
        return shape.keeps() && !name.equals(shape.key()) && !shape.unique().contains(name);
    }

    private void keep(int number) {
        keep();
        if (layout.column(number).rules().refused() == null) {
            take(number);
        }
    }

    /** Something is as it is that no column is for. */
    public void keep() {
        keeps = true;
    }

    /** Notes that the row has something here, and tells when it must not have it, or has it twice. */
    private boolean take(int number) {
        String refused = layout.column(number).rules().refused();
        int object = layout.object(number);
        if (refused != null) {
            problem(number, refused);
        } else if (given[number] || object != Layout.NONE && values[object] != null) {
            problem(number, "is given twice: keep one of the two");
        } else {
            given[number] = true;
            for (int outer = object; outer != Layout.NONE; outer = layout.object(outer)) {
                given[outer] = true;
            }
            return true;
        }
        return false;
    }

    private void structure(int number, JsonNode written) {
        Column column = layout.column(number);
        JsonNode node = mayKeep(number) && written.isObject() ? withoutMasks(written) : written;
        if (node.isEmpty() && !written.isEmpty()) {
            return; // all of it is as it is
        }
        if (node.isEmpty() && column.required()) {
            problem(number, "is empty: give it an entry or leave it out");
        }
        values[number] = node;
        if (column.kind() == FieldType.METADATA) {
            endEntries(number);
        } else {
            JsonTypes.textFlaws(node).forEach(flaw -> problem(number, flaw));
            if (!layout.shape().literal().contains(column.name())) {
                damages(number, column.name(), node);
            }
        }
    }

    private JsonNode withoutMasks(JsonNode object) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            if (Mask.is(member.getValue())) {
                keep();
            } else {
                given.set(member.getKey(), member.getValue());
            }
        });
        return given;
    }

    private void written(int number, String text) {
        JsonNode node = JsonTree.parse(text, message -> problem(number, message));
        if (node != null) {
            String wrong = JsonTypes.flaw(layout.column(number), node);
            if (wrong != null) {
                problem(number, wrong);
            } else {
                structure(number, node);
            }
        }
    }

    private void scalar(int number, String text) {
        if (right(number, text)) {
            values[number] = Values.node(layout.column(number).kind(), text);
        }
    }

    private void number(int number, JsonNode node) {
        Column column = layout.column(number);
        String flaw = Numbers.flaw(column.kind(), node.decimalValue());
        if (flaw != null) {
            problem(number, said(column, node.asText(), flaw));
        } else {
            values[number] = JsonTypes.exact(node);
        }
    }

    private void list(int number, List<String> texts) {
        Column column = layout.column(number);
        if (texts.isEmpty() && column.required() && !column.rules().emptiable()) {
            problem(number, "the list is empty: it names no " + singular(column.name()));
            return;
        }
        Set<String> seen = new HashSet<>();
        ArrayNode list = JsonNodeFactory.instance.arrayNode(texts.size());
        values[number] = list;
        for (String text : texts) {
            if (!right(number, text)) {
                continue;
            }
            if (seen.add(text)) {
                list.add(text);
            } else {
                problem(number, "names " + Shown.quoted(text) + " twice");
            }
        }
    }

    private boolean right(int number, String text) {
        Column column = layout.column(number);
        if (text.isBlank()) {
            problem(number, column.list() ? "one of its values is empty" : "is empty: give a value or leave it out");
            return false;
        }
        String flaw = Values.flaw(column, text);
        if (flaw == null && isFree(column.kind())) {
            flaw = damage(column.name(), text);
        }
        if (flaw != null) {
            problem(number, said(column, text, flaw));
        }
        return flaw == null;
    }

    /** Whether any text is a value, so that only what it looks like tells that it is none. */
    private static boolean isFree(FieldType kind) {
        return kind == FieldType.TEXT || kind == FieldType.CHOICE;
    }

    /** What a spreadsheet has done to the text, unless it is to be taken as it is written; null if nothing. */
    private @Nullable String damage(String name, String text) {
        boolean taken = literally
                || markedEntries.contains(name)
                || layout.shape().literal().contains(name);
        return taken ? null : SpreadsheetDamage.flaw(text);
    }

    private void damages(int number, String name, JsonNode node) {
        if (node.isTextual()) {
            String flaw = damage(name, node.textValue());
            if (flaw != null && layout.column(number).rules().sensitive()) {
                problem(number, flaw);
            } else if (flaw != null) {
                problem(number, Shown.quoted(node.textValue()) + " " + flaw);
            }
        } else if (node.isArray()) {
            node.forEach(inner -> damages(number, name, inner));
        } else {
            node.properties().forEach(member -> damages(number, name + "." + member.getKey(), member.getValue()));
        }
    }

    /** The flaw as a sentence: it begins with the value, unless nobody is to see that. */
    private static String said(Column column, String text, String flaw) {
        return column.rules().sensitive() ? flaw : Shown.quoted(text) + " " + flaw;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
