package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Whether a record is what a create would make: equal in every field that is sent and that the record shows. */
final class Alike {
    private static final String AMOUNT = "-?[0-9]{1,30}(\\.[0-9]{1,30})?";

    private Alike() {}

    static boolean shows(JsonNode record, JsonNode sent) {
        return sent.properties().stream()
                .allMatch(field -> !record.has(field.getKey()) || same(field.getValue(), record.path(field.getKey())));
    }

    /** Of objects the fields that are sent count; 5, 5.0 and "5.00" are one amount. */
    private static boolean same(JsonNode sent, JsonNode has) {
        if (sent.isObject() && has.isObject()) {
            return sent.properties().stream().allMatch(field -> same(field.getValue(), has.path(field.getKey())));
        }
        return sent.equals(has) || sameAmount(sent.asText(), has.asText());
    }

    private static boolean sameAmount(String one, String other) {
        return one.matches(AMOUNT)
                && other.matches(AMOUNT)
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }
}
