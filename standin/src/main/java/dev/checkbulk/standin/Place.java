package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/** Where a record stands in its list. A cursor is a place in disguise, so pages hold still while records come and go. */
record Place(String first, String second, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::first).thenComparing(Place::second).thenComparing(Place::id);

    /** Employees stand by last and first name, everything else in order of creation. */
    static Place of(Kind kind, JsonNode node, long creation) {
        String id = node.get("id").textValue();
        return kind == Kind.EMPLOYEES
                ? new Place(
                        node.path("last_name").asText(), node.path("first_name").asText(""), id)
                : new Place(String.format("%019d", creation), "", id);
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
