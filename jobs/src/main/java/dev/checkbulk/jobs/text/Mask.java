package dev.checkbulk.jobs.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.SecretNames;

/** The mask that an export writes in the place of a secret: in an update it says that the value is to stay as it is. */
public final class Mask {
    private Mask() {}

    public static boolean is(String text) {
        return text.strip().equals(SecretNames.MASK);
    }

    public static boolean is(JsonNode value) {
        return value.isTextual() && is(value.textValue());
    }
}
