package dev.checkbulk.jobs.input;

import dev.checkbulk.ops.resource.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of a shape as a table for people: name, what its values are, and whether a row must have it. */
public final class ShapeText {
    private ShapeText() {}

    /** A line for each column that a file may have. */
    public static List<String> lines(Shape shape) {
        Layout layout = new Layout(shape);
        List<String> names = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int widest = 0;
        for (int number = 0; number < layout.size(); number++) {
            Column column = layout.column(number);
            boolean given = column.rules().refused() == null && !layout.divided(number);
            names.add(given ? column.name() + (column.kind() == FieldType.METADATA ? ".KEY" : "") : "");
            widest = Math.max(widest, names.get(number).length());
        }
        for (int number = 0; number < layout.size(); number++) {
            if (!names.get(number).isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-" + widest + "s  %-13s%s",
                        names.get(number),
                        values(layout.column(number)),
                        notes(layout, number)));
            }
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static String values(Column column) {
        return switch (column.kind()) {
            case ID -> column.list() ? "ids" : "id";
            case TEXT, CHOICE, METADATA -> column.list() ? "texts" : "text";
            case MONEY -> "150.00";
            case PERCENT, PERCENT_TEXT -> "0 to 100";
            case DATE -> "YYYY-MM-DD";
            case DATETIME -> "time in UTC";
            case BOOLEAN -> "true or false";
            case INTEGER -> "whole number";
            case NUMBER -> "number";
            case HOURS -> "hours";
            case SSN, EIN, ROUTING_NUMBER -> "9 digits";
            case ACCOUNT_NUMBER -> "digits";
            case STATE -> "2 letters";
            case POSTAL_CODE -> "5 digits";
            case OBJECT -> "JSON object";
            case OBJECTS -> "JSON list";
        };
    }

    private static String notes(Layout layout, int number) {
        Column column = layout.column(number);
        Rules rules = column.rules();
        List<String> notes = new ArrayList<>();
        if (column.required()) {
            int object = layout.object(number);
            boolean sometimes = object != Layout.NONE && !layout.always(number);
            notes.add(sometimes ? "required with " + layout.column(object).name() : "required");
        }
        if (column.list()) {
            notes.add("; between several in CSV");
        }
        if (!rules.choices().isEmpty()) {
            notes.add("one of " + String.join(", ", rules.choices()));
        }
        if (rules.longest() != null) {
            notes.add("at most " + rules.longest() + (column.kind() == FieldType.OBJECTS ? " entries" : " characters"));
        }
        if (rules.sensitive()) {
            notes.add("never shown");
        }
        if (rules.fixed()) {
            notes.add("compared, cannot be changed");
        }
        return notes.isEmpty() ? "" : "  " + String.join(", ", notes);
    }
}
