package dev.checkbulk.script.input;

import dev.checkbulk.ops.resource.FieldType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shape made ready for reading many rows: its columns by number, and which of them are the fields of which object. */
final class Layout {
    static final int NONE = -1;

    private final Shape shape;
    private final Column[] columns;
    private final int[] objects;
    private final boolean[] divided;
    private final Map<String, Integer> numbers = new HashMap<>();

    Layout(Shape shape) {
        this.shape = shape;
        columns = shape.columns().toArray(new Column[0]);
        objects = new int[columns.length];
        divided = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            numbers.put(columns[i].name(), i);
        }
        for (int i = 0; i < columns.length; i++) {
            String name = columns[i].name();
            int object = number(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
            boolean in = object != NONE && columns[object].kind() == FieldType.OBJECT;
            objects[i] = in ? object : NONE;
            if (in) {
                divided[object] = true;
            }
        }
    }

    Shape shape() {
        return shape;
    }

    int size() {
        return columns.length;
    }

    Column column(int number) {
        return columns[number];
    }

    /** The number of the column of this name, or {@link #NONE}. */
    int number(@Nullable String name) {
        return numbers.getOrDefault(name, NONE);
    }

    /** The column of the object that this one is a field of, or {@link #NONE}. */
    int object(int number) {
        return objects[number];
    }

    /** Whether the column is an object whose fields are columns. */
    boolean divided(int number) {
        return divided[number];
    }

    /** The column's name in the object that it is in, or in the row. */
    String member(int number) {
        String name = columns[number].name();
        return objects[number] == NONE ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether every row has to have the column; a field of an object only when every row has to have that. */
    boolean always(int number) {
        return columns[number].required() && (objects[number] == NONE || always(objects[number]));
    }
}
