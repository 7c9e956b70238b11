package dev.checkbulk.jobs.input;

import dev.checkbulk.ops.resource.FieldType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shape made ready for reading many rows: its columns by number, and which of them are the fields of which object. */
public final class Layout {
    public static final int NONE = -1;

    private final Shape shape;
    private final Column[] columns;
    private final int[] objects;
    private final boolean[] divided;
    private final Map<String, Integer> numbers = new HashMap<>();

    public Layout(Shape shape) {
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

    public Shape shape() {
        return shape;
    }

    public int size() {
        return columns.length;
    }

    public Column column(int number) {
        return columns[number];
    }

    /** The number of the column of this name, or {@link #NONE}. */
    public int number(@Nullable String name) {
        return numbers.getOrDefault(name, NONE);
    }

    /** The column of the object that this one is a field of, or {@link #NONE}. */
    public int object(int number) {
        return objects[number];
    }

    /** Whether the column is an object whose fields are columns. */
    public boolean divided(int number) {
        return divided[number];
    }

    /** The column's name in the object that it is in, or in the row. */
    public String member(int number) {
        String name = columns[number].name();
        return objects[number] == NONE ? name : name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether every row has to have the column; a field of an object only when every row has to have that. */
    public boolean always(int number) {
        return columns[number].required() && (objects[number] == NONE || always(objects[number]));
    }
}
