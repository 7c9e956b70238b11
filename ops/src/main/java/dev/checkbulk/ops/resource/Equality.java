package dev.checkbulk.ops.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether Check takes two values for the same. */
public final class Equality {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("-?0[0-9].*");

    private Equality() {}

    /** Whether there is nothing: no value, null, an empty text or an empty list. */
    public static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    /**
     * Whether the record has what is sent: of objects the members that are sent count, of lists all entries in their order;
     * amounts are the same in any notation, and texts and dates when each character is.
     *
     * @param field what is known of it; null within a list or an object of unknown members
     */
    public static boolean same(@Nullable Field field, JsonNode sent, JsonNode has) {
        if (isNothing(sent) || isNothing(has)) {
            return isNothing(sent) && isNothing(has);
        }
        if (sent.isObject() && has.isObject()) {
            return sent.properties().stream()
                    .allMatch(member -> same(null, member.getValue(), has.path(member.getKey())));
        }
        if (sent.isArray() && has.isArray()) {
            return sent.size() == has.size() && sameEntries(field, sent, has);
        }
        if (sent.isContainerNode() || has.isContainerNode()) {
            return false;
        }
        return sent.asText().equals(has.asText())
                || mayBeAmounts(field, sent, has) && canonical(sent).equals(canonical(has));
    }

    private static boolean sameEntries(@Nullable Field field, JsonNode sent, JsonNode has) {
        for (int n = 0; n < sent.size(); n++) {
            if (!same(field, sent.path(n), has.path(n))) {
                return false;
            }
        }
        return true;
    }

    /** What is not known to be an amount is one only without leading zeros: those have a meaning in a text alone. */
    private static boolean mayBeAmounts(@Nullable Field field, JsonNode sent, JsonNode has) {
        if (field == null) {
            return !LEADING_ZERO.matcher(sent.asText()).matches()
                    && !LEADING_ZERO.matcher(has.asText()).matches();
        }
        return switch (field.type()) {
            case MONEY, PERCENT, PERCENT_TEXT, INTEGER, NUMBER, HOURS, OBJECT, OBJECTS -> true;
            default -> false;
        };
    }

    /** One text for all notations of an amount; other values as they are. */
    public static String canonical(JsonNode value) {
        String text = value.asText();
        return AMOUNT.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
