package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a record stands in its list. A cursor is a place in disguise, so pages hold still while records come and go. */
record Place(String first, String second, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::first).thenComparing(Place::second).thenComparing(Place::id);

    /** Where the kind's order puts it: by two fields, or by creation. */
    static Place of(Kind kind, JsonNode node, long creation) {
        String id = node.get("id").textValue();
        List<String> order = kind.order();
        return order.isEmpty()
                ? new Place(String.format("%019d", creation), "", id)
                : new Place(text(node, order.get(0)), text(node, order.get(1)), id);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    String cursor() {
        byte[] text = String.join("\0", first, second, id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static Optional<Place> ofCursor(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\0", -1);
            return parts.length == 3 ? Optional.of(new Place(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
