package dev.checkbulk.standin.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Response;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Damages the body of a true answer. */
public final class BodyGarbler {
    private static final int OVERSIZE = 11 << 20;
    private static final int DEEP = 100_000;
    private static final String WRONG_ID = "garbled_00000000000000000000";

    private BodyGarbler() {}

    public static Response garble(Fault.Garbling how, Response answer) {
        String text = answer.body().toString();
        String garbled = switch (how) {
            case CUT -> text.substring(0, text.length() / 2);
            case MALFORMED -> text.replaceFirst("\\{", "{,");
            case TRAILING -> text + "{\"and\":\"another\"}";
            case DUPLICATE_MEMBERS -> withMember(text, "\"id\":\"" + WRONG_ID + "\"");
            case WRONG_ID -> withId(text, WRONG_ID);
            case MISSING_ID -> withId(text, "");
            case OVERSIZE -> withMember(text, "\"padding\":\"" + "x".repeat(OVERSIZE) + "\"");
            case DEEP -> withMember(text, "\"deep\":" + "[".repeat(DEEP) + "]".repeat(DEEP));
        };
        return answer.withBody(answer.status(), Buffer.buffer(garbled));
    }

    private static String withMember(String text, String member) {
        String head = text.substring(0, text.lastIndexOf('}'));
        return head + (head.endsWith("{") ? "" : ",") + member + "}";
    }

    /** In a list it is the first result that changes. */
    private static String withId(String text, String id) {
        try {
            JsonNode root = StrictJson.MAPPER.readTree(text);
            JsonNode target =
                    root.path("results").isEmpty() ? root : root.path("results").get(0);
            ObjectNode object = (ObjectNode) target;
            if (id.isEmpty()) {
                object.remove("id");
            } else {
                object.put("id", id);
            }
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
