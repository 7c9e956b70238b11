package dev.checkbulk.jobs.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.packed.Packed.Packer;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.ExpectName;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Layout;
import dev.checkbulk.jobs.input.Place;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Rule;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.text.Mask;
import dev.checkbulk.jobs.text.Shown;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a file and checks what needs more than one value: nothing required is missing, no two are the same. */
public final class RowChecks {
    private final Layout layout;
    private final Problems problems;
    private final @Nullable Packer<Row> kept;
    private final KeyTable seen = new KeyTable();
    private final String[] unique;
    private final boolean[] optional;
    private int count;
    private long blank;
    private boolean keysAreChecked;

    /** @param keeping whether the rows are kept, or only checked and counted */
    public RowChecks(Shape shape, boolean keeping) {
        layout = new Layout(shape);
        problems = new Problems();
        kept = keeping ? new Packer<>(RowForm.INSTANCE) : null;
        unique = shape.unique().toArray(new String[0]);
        optional = optional(shape);
    }

    /** Of the columns by which rows are told apart, a choice may be left out: the row has the other. */
    private static boolean[] optional(Shape shape) {
        Set<String> choices = new HashSet<>();
        for (Rule rule : shape.rules()) {
            if (rule instanceof Rule.OneOf one) {
                choices.addAll(one.columns());
            }
        }
        boolean[] optional = new boolean[shape.unique().size()];
        for (int i = 0; i < optional.length; i++) {
            optional[i] = choices.contains(shape.unique().get(i));
        }
        return optional;
    }

    public Layout layout() {
        return layout;
    }

    public Problems problems() {
        return problems;
    }

    /** The caller sees to it that no two rows have one key: where rows are told apart by that alone, they need no other check. */
    public void keysAreChecked() {
        keysAreChecked = unique.length == 1 && unique[0].equals(layout.shape().key());
    }

    public Draft begin(int line, boolean json) {
        return new Draft(layout, new Place(++count, line), json, problems);
    }

    /** Reads the value that the parser stands on as a row. */
    public void json(JsonParser parser, Draft draft) throws IOException {
        JsonNode node = JsonTree.read(parser, draft::problem);
        if (!node.isObject()) {
            draft.problem("is " + JsonTypes.name(node) + "; a row is an object such as "
                    + layout.shape().begun());
            return;
        }
        node.properties().forEach(member -> member(draft, member.getKey(), member.getValue()));
        end(draft, Set.of());
        keep(draft, node, Set.of());
    }

    private void member(Draft draft, String name, JsonNode value) {
        int number = layout.number(name);
        if (number != Layout.NONE) {
            draft.json(number, value);
        } else if (name.equals(ExpectName.MEMBER)) {
            draft.expected().json(value);
        } else if (layout.shape().keeps() && Mask.is(value)) {
            draft.keep();
        } else {
            draft.problem(layout.shape().unknown(name, Format.JSON_ARRAY));
        }
    }

    /** Checks a whole row; of the columns that the whole file lacks nothing more is said. */
    public void end(Draft draft, Set<String> lacking) {
        for (int number = 0; number < layout.size(); number++) {
            Column column = layout.column(number);
            if (column.required() && !draft.has(number)) {
                missing(draft, number, lacking);
            }
        }
        for (Rule rule : layout.shape().rules()) {
            String flaw = rule.flaw(draft);
            if (flaw != null) {
                draft.problem(flaw);
            }
        }
        if (unique.length > 0 && !keysAreChecked) {
            checkUnique(draft);
        }
    }

    /** Keeps a row that was checked, if rows are kept, and as long as there is no problem. */
    public void keep(Draft draft, JsonNode raw, Set<String> blanks) {
        if (kept != null && problems.none()) {
            Place place = draft.place();
            kept.add(new Row(
                    place.row(), place.line(), draft.fields(), draft.expected().values(), raw, blanks));
        }
    }

    /** A row without a single value was passed over. */
    public void blank() {
        blank++;
    }

    /** How many rows without a value were passed over. */
    public long blankRows() {
        return blank;
    }

    public boolean keeping() {
        return kept != null && problems.none();
    }

    private void missing(Draft draft, int number, Set<String> lacking) {
        Column column = layout.column(number);
        int object = layout.object(number);
        if (object != Layout.NONE && !draft.has(object) || lacking.contains(column.name())) {
            return;
        }
        draft.problem(
                number,
                object == Layout.NONE
                        ? column.rules().missing()
                        : "is missing, but " + layout.column(object).name() + " needs it");
    }

    /** How many rows there were. */
    public int count() {
        return count;
    }

    public List<Row> all() {
        return kept == null ? List.of() : kept.all();
    }

    private void checkUnique(Draft draft) {
        String[] values = new String[unique.length];
        for (int i = 0; i < unique.length; i++) {
            JsonNode value = draft.value(unique[i]);
            if (value == null && !optional[i]) {
                return;
            }
            values[i] = value == null ? "" : value.asText();
        }
        Place first = seen.putIfAbsent(draft.place(), values);
        if (first == null) {
            return;
        }
        if (unique.length == 1) {
            draft.problem(
                    layout.number(unique[0]),
                    Shown.quoted(values[0]) + " is already in " + first + ": keep one of the two");
        } else {
            draft.problem("has the same " + String.join(", ", unique) + " as " + first + ": keep one of the two");
        }
    }
}
