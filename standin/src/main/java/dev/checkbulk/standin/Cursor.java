package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page begins, and in which direction it goes.
 *
 * @param place of the last record of the neighbouring page; null for the first page
 */
record Cursor(@Nullable Place place, boolean backwards) {
    private static final String BACKWARDS = "-";

    static Cursor of(Parameters query, Problems problems) {
        String text = query.get("cursor").orElse("");
        boolean backwards = text.startsWith(BACKWARDS);
        Place place = Place.ofCursor(backwards ? text.substring(1) : text).orElse(null);
        if (place == null && !text.isEmpty()) {
            problems.add("Invalid cursor.", "cursor");
        }
        return new Cursor(place, backwards);
    }

    static String after(Place place) {
        return place.cursor();
    }

    static String before(Place place) {
        return BACKWARDS + place.cursor();
    }

    Table.Page page(Table table, int limit, Predicate<ObjectNode> filter) {
        return backwards && place != null ? table.before(place, limit, filter) : table.after(place, limit, filter);
    }
}
