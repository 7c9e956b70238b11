package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.Equality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a list loses that is replaced whole. */
final class Losses {
    private Losses() {}

    /** A warning for people; none when nothing is lost, or it is no list. */
    static Optional<String> warning(String field, JsonNode has, JsonNode wanted) {
        if (!has.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> lost = new ArrayList<>();
        has.forEach(entry -> {
            if (!contains(wanted, entry)) {
                lost.add(entry);
            }
        });
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        boolean plain = lost.stream().allMatch(JsonNode::isValueNode);
        String what = plain
                ? String.join(", ", lost.stream().map(JsonNode::asText).toList())
                : lost.size() + " of its " + has.size() + " entries";
        return Optional.of(field + ": loses " + what);
    }

    private static boolean contains(JsonNode list, JsonNode entry) {
        for (JsonNode one : list) {
            if (Equality.same(null, one, entry)) {
                return true;
            }
        }
        return false;
    }
}
