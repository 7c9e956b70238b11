package dev.checkbulk.jobs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of many, in their order.
 *
 * @param next the cursor of the following page; null behind the last one
 * @param <T> what there are many of
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** How many are on a page at most. */
    public static final int SIZE = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page behind a cursor.
     *
     * @param name what a cursor calls one of them; it does not come twice
     * @param cursor the name of the last one of the page before; null for the first page
     */
    static <T> Page<T> of(Iterable<T> all, Predicate<T> which, Function<T, String> name, @Nullable String cursor) {
        Iterator<T> left = all.iterator();
        for (boolean found = cursor == null; !found; ) {
            if (!left.hasNext()) {
                throw new IllegalArgumentException("There is no such cursor: " + cursor);
            }
            found = name.apply(left.next()).equals(cursor);
        }
        List<T> items = new ArrayList<>();
        while (left.hasNext()) {
            T one = left.next();
            if (which.test(one)) {
                if (items.size() == SIZE) {
                    return new Page<>(items, name.apply(items.get(SIZE - 1)));
                }
                items.add(one);
            }
        }
        return new Page<>(items, null);
    }
}
