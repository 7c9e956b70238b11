package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.store.ListPosition;
import dev.checkbulk.standin.store.RecordTable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list a page begins, and in which direction it goes.
 *
 * @param place of the last record of the neighbouring page; null for the first page
 */
record Cursor(@Nullable ListPosition place, boolean backwards) {
    private static final String BACKWARDS = "-";

    static Cursor of(QueryParameters query, ValidationErrors problems) {
        String text = query.get("cursor").orElse("");
        boolean backwards = text.startsWith(BACKWARDS);
        ListPosition place =
                ListPosition.ofCursor(backwards ? text.substring(1) : text).orElse(null);
        if (place == null && !text.isEmpty()) {
            problems.add("Invalid cursor.", "cursor");
        }
        return new Cursor(place, backwards);
    }

    static String after(ListPosition place) {
        return place.cursor();
    }

    static String before(ListPosition place) {
        return BACKWARDS + place.cursor();
    }

    RecordTable.Page page(RecordTable table, int limit, Predicate<ObjectNode> filter) {
        return backwards && place != null ? table.before(place, limit, filter) : table.after(place, limit, filter);
    }
}
