package dev.checkbulk.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.internal.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes personal data out of bodies before a log shows them. */
final class Redaction {
    private static final TextNode SCRUBBED = TextNode.valueOf("[scrubbed]");
    private static final Set<String> PERSONAL = Set.of(
            "ssn",
            "ssn_last_four",
            "ein",
            "ein_last_four",
            "business_name",
            "raw_bank_account",
            "plaid_bank_account",
            "first_name",
            "middle_name",
            "last_name",
            "dob",
            "email",
            "phone",
            "residence",
            "address");

    private Redaction() {}

    static JsonNode body(@Nullable Buffer body) {
        if (body == null || body.length() == 0) {
            return NullNode.getInstance();
        }
        try {
            JsonNode node = StrictJson.parse(body);
            scrub(node);
            return node;
        } catch (IOException e) {
            return SCRUBBED;
        }
    }

    private static void scrub(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                if (PERSONAL.contains(entry.getKey()) && !entry.getValue().isNull()) {
                    entry.setValue(SCRUBBED);
                }
            });
        }
        node.forEach(Redaction::scrub);
    }
}
