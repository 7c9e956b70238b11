package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A payroll has one item for an employee, and one payment for a contractor: Check refuses a second. */
public final class OneEach {
    private final ResourceType type;
    private final Map<String, Long> planned = new HashMap<>();

    public OneEach(ResourceType type) {
        this.type = type;
    }

    /**
     * Why the record cannot be created; when it can, the rows behind it are held against it too.
     *
     * @param existing the records that have the same natural key
     * @param again whether other rows may be equal; only then is there something to remember
     */
    public Optional<Refusal> refusal(long row, JsonNode body, List<JsonNode> existing, boolean again) {
        boolean concerned = type.scope().contains("payroll");
        if (!concerned) {
            return Optional.empty();
        }
        if (!existing.isEmpty()) {
            return duplicate(
                    "Check has one already: " + existing.get(0).path("id").asText(""));
        }
        if (!again) {
            return Optional.empty();
        }
        String key = type.naturalKey().stream()
                .map(name -> body.path(name).asText(""))
                .collect(Collectors.joining(" "));
        Long earlier = planned.putIfAbsent(key, row);
        return earlier == null ? Optional.empty() : duplicate("row " + earlier + " creates it already");
    }

    private Optional<Refusal> duplicate(String which) {
        return Optional.of(new Refusal(
                "duplicate",
                "there is one " + type.singular() + " for each " + String.join(" and ", type.naturalKey()) + ", and "
                        + which));
    }
}
