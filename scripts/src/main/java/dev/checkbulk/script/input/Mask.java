package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.SecretNames;

/** The mask that an export writes in the place of a secret: in an update it says that the value is to stay as it is. */
final class Mask {
    private Mask() {}

    static boolean is(String text) {
        return text.strip().equals(SecretNames.MASK);
    }

    static boolean is(JsonNode value) {
        return value.isTextual() && is(value.textValue());
    }
}
