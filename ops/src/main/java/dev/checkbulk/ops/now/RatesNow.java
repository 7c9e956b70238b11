package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Raise;
import dev.checkbulk.ops.row.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One person's earning rates, and which of them a raise replaces: the one that it names, else the only active one. One that is
 * equal to what would be created does not count, so that a raise that was made by half is gone on with.
 */
public final class RatesNow {
    private static final ResourceType RATES = ResourceType.of("earning_rates");

    /** What makes rates equal. */
    private static final List<String> PAY = List.of("amount", "period", "name", "workweek_hours");

    private final Raise row;
    private final List<JsonNode> all;
    private final List<JsonNode> active;

    public RatesNow(Raise row, List<JsonNode> all) {
        this.row = row;
        this.all = List.copyOf(all);
        this.active =
                all.stream().filter(rate -> rate.path("active").asBoolean()).toList();
    }

    /** The active rate that is replaced; null when there is none, or nobody can tell which. */
    @Nullable
    public JsonNode old() {
        String named = row.replaces();
        if (named != null) {
            JsonNode rate = find(active, named);
            return rate == null || isAsked(rate) ? null : rate;
        }
        List<JsonNode> others = active.stream().filter(rate -> !isAsked(rate)).toList();
        boolean clear = others.size() == 1 && (active.size() == 1 || twin(others.get(0)) != null);
        return clear ? others.get(0) : null;
    }

    /** The active rate that is what the row asks for, when none has to be replaced any more; null when there is none. */
    @Nullable
    public String paying() {
        String named = row.replaces();
        if (named == null) {
            boolean allAre = active.stream().allMatch(this::isAsked);
            return active.isEmpty() || !allAre ? null : id(active.get(0));
        }
        JsonNode rate = find(all, named);
        if (rate == null) {
            return null;
        }
        return active.contains(rate) ? (isAsked(rate) ? named : null) : twin(rate);
    }

    /** Why nothing can be replaced, when it cannot and has to be. */
    public Refusal refusal() {
        String named = row.replaces();
        if (named != null) {
            return find(all, named) == null
                    ? new Refusal("not_theirs", named + " is not an earning rate of " + row.employee())
                    : new Refusal(
                            "inactive_rate",
                            named + " is not active any more, so that there is nothing to replace: create a rate");
        }
        return active.isEmpty()
                ? new Refusal("no_rate", "there is no active earning rate to replace: create one")
                : new Refusal(
                        "several_rates",
                        "name in replaces which rate gives way: "
                                + active.stream().map(RatesNow::told).collect(Collectors.joining(", ")));
    }

    private static String told(JsonNode rate) {
        String name = rate.path("name").asText("");
        return id(rate) + " (" + rate.path("amount").asText() + " "
                + rate.path("period").asText() + (rate.path("name").isTextual() ? ", " + name : "") + ")";
    }

    /** What is created in the place of this rate: what the row says, else as it was. */
    public ObjectNode successor(JsonNode old) {
        ObjectNode rate = JsonNodeFactory.instance.objectNode().put("employee", row.employee());
        for (String field : PAY) {
            JsonNode value = row.rate().has(field) ? row.rate().path(field) : old.path(field);
            if (!Equality.isNothing(value)) {
                rate.set(field, value);
            }
        }
        row.rate().properties().forEach(field -> rate.set(field.getKey(), field.getValue()));
        return rate;
    }

    /** Another active rate that is equal to this one's successor; null when there is none. */
    @Nullable
    public String twin(JsonNode old) {
        ObjectNode successor = successor(old);
        return active.stream()
                .filter(rate -> !id(rate).equals(id(old)))
                .filter(rate -> PAY.stream().allMatch(field -> same(field, successor, rate)))
                .map(RatesNow::id)
                .findFirst()
                .orElse(null);
    }

    /** Whether the rate has all that the row says of the pay. */
    private boolean isAsked(JsonNode rate) {
        return PAY.stream().filter(row.rate()::has).allMatch(field -> same(field, row.rate(), rate));
    }

    private static boolean same(String field, JsonNode sent, JsonNode has) {
        return Equality.same(RATES.field(field).orElse(null), sent.path(field), has.path(field));
    }

    private static @Nullable JsonNode find(List<JsonNode> rates, String id) {
        return rates.stream().filter(rate -> id(rate).equals(id)).findFirst().orElse(null);
    }

    public static String id(JsonNode rate) {
        return rate.path("id").asText("");
    }
}
