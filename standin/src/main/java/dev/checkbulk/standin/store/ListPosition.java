package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a record stands in its list. A cursor is a place in disguise, so pages hold still while records come and go. */
public record ListPosition(String first, String second, String id) implements Comparable<ListPosition> {
    /** Where the kind's order puts it: by two fields, or by creation. */
    static ListPosition of(Kind kind, JsonNode node, long creation) {
        String id = node.get("id").textValue();
        List<String> order = kind.order();
        return order.isEmpty()
                ? new ListPosition(numeral(creation), "", id)
                : new ListPosition(text(node, order.get(0)), text(node, order.get(1)), id);
    }

    /** Of a length that makes the order of texts that of numbers. */
    private static String numeral(long number) {
        String digits = Long.toString(number);
        return "0".repeat(19 - digits.length()) + digits;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    @Override
    public int compareTo(ListPosition other) {
        int byFirst = first.compareTo(other.first);
        int bySecond = byFirst == 0 ? second.compareTo(other.second) : byFirst;
        return bySecond == 0 ? id.compareTo(other.id) : bySecond;
    }

    public String cursor() {
        byte[] text = String.join("\0", first, second, id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    public static Optional<ListPosition> ofCursor(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\0", -1);
            return parts.length == 3 ? Optional.of(new ListPosition(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
