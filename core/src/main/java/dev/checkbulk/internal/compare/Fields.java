package dev.checkbulk.internal.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what was sent with what is there. */
public final class Fields {
    /** What begins with a zero too many, such as a postal code, is no amount. */
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?");

    private Fields() {}

    /**
     * Whether the record has what was sent: every field that it shows is equal, and it shows at least one. Fields that can be
     * written and not read, such as a social security number, are not shown and prove nothing.
     */
    public static boolean shows(JsonNode record, JsonNode sent) {
        int shown = 0;
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            if (record.has(field.getKey())) {
                if (!same(field.getValue(), record.path(field.getKey()))) {
                    return false;
                }
                shown++;
            }
        }
        return shown > 0;
    }

    /** Equal as values: 5 and 5.0 and "5.00" are one amount; of objects, the fields that were sent count. */
    public static boolean same(JsonNode sent, JsonNode has) {
        if (sent.isObject() && has.isObject()) {
            return sent.properties().stream().allMatch(field -> same(field.getValue(), has.path(field.getKey())));
        }
        if (sent.isArray() && has.isArray()) {
            return sent.size() == has.size() && sameItems(sent, has);
        }
        return sent.equals(has) || (sent.isValueNode() && has.isValueNode() && sameAmount(sent, has));
    }

    /** Whether the record is what was read of it before: every field that it shows is alike, and it shows at least one. */
    public static boolean isAsRead(JsonNode record, JsonNode before) {
        List<Map.Entry<String, JsonNode>> shown = before.properties().stream()
                .filter(field -> record.has(field.getKey()))
                .toList();
        return !shown.isEmpty()
                && shown.stream().allMatch(field -> alike(field.getValue(), record.path(field.getKey())));
    }

    /** Equal as two readings of one record: as {@link #same}, and neither object has a field that the other has not. */
    public static boolean alike(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isObject() && other.isObject()) {
            Set<String> names = new HashSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            return names.stream().allMatch(name -> alike(one.path(name), other.path(name)));
        }
        return same(one, other);
    }

    /** Whether the record differs in nothing that was sent and that it shows, in objects too. */
    public static boolean agrees(JsonNode sent, JsonNode has) {
        return sent.isObject() && has.isObject()
                ? sent.properties().stream()
                        .filter(field -> has.has(field.getKey()))
                        .allMatch(field -> agrees(field.getValue(), has.path(field.getKey())))
                : same(sent, has);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode() || (value.isObject() && value.isEmpty());
    }

    private static boolean sameItems(JsonNode sent, JsonNode has) {
        for (int n = 0; n < sent.size(); n++) {
            if (!same(sent.path(n), has.path(n))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameAmount(JsonNode one, JsonNode other) {
        return AMOUNT.matcher(one.asText()).matches()
                && AMOUNT.matcher(other.asText()).matches()
                && new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) == 0;
    }
}
