package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares what was sent with what is there. */
final class Fields {
    /** What begins with a zero too many, such as a postal code, is no amount. */
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?");

    private Fields() {}

    /**
     * Whether the record has what was sent: every field that it shows is equal, and it shows at least one. Fields that can be
     * written and not read, such as a social security number, are not shown and prove nothing.
     */
    static boolean shows(JsonNode record, JsonNode sent) {
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
    static boolean same(JsonNode sent, JsonNode has) {
        if (sent.isObject() && has.isObject()) {
            return sent.properties().stream().allMatch(field -> same(field.getValue(), has.path(field.getKey())));
        }
        if (sent.isArray() && has.isArray()) {
            return sent.size() == has.size() && sameItems(sent, has);
        }
        return sent.equals(has) || (sent.isValueNode() && has.isValueNode() && sameAmount(sent, has));
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
