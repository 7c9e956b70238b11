package dev.checkbulk.internal.packed;

import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.packed.Packed.Form;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Very many values on numbered shelves: put there in any order, and taken a shelf at a time. They are kept as lines of JSON,
 * compressed, as in a {@link Packed} list. For one thread.
 *
 * @param <E> what its {@link Form} can write and read
 */
public final class Shelves<E> {
    /** How many bytes of a shelf wait to be compressed together. */
    private static final int CHUNK = 16_384;

    private final Form<E> form;
    private final Map<Integer, Shelf> shelves = new HashMap<>();

    private static final class Shelf {
        private final List<byte[]> compressed = new ArrayList<>();
        private final ByteArrayOutputStream last = new ByteArrayOutputStream();
    }

    public Shelves(Form<E> form) {
        this.form = form;
    }

    /** Puts a value behind those that are there. */
    public void put(int number, E value) {
        Shelf shelf = shelves.computeIfAbsent(number, first -> new Shelf());
        shelf.last.writeBytes(Json.write(form.json(value)).getBytes(StandardCharsets.UTF_8));
        shelf.last.write('\n');
        if (shelf.last.size() >= CHUNK) {
            shelf.compressed.add(Lines.compressed(shelf.last.toByteArray()));
            shelf.last.reset();
        }
    }

    /** The values in the order in which they came; the shelf is empty then. */
    public List<E> take(int number) {
        Shelf shelf = shelves.remove(number);
        if (shelf == null) {
            return List.of();
        }
        List<E> values = new ArrayList<>();
        shelf.compressed.forEach(lines -> values.addAll(values(Lines.inflated(lines))));
        values.addAll(values(shelf.last.toByteArray()));
        return values;
    }

    private List<E> values(byte[] lines) {
        return Lines.values(lines, form);
    }
}
