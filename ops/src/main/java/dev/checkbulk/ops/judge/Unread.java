package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;

/**
 * Members of objects that are written and never read, such as an account number. An object that is sent with one never equals
 * what Check shows of it: who looks for it would take it for absent, and make it again.
 */
public final class Unread {
    private Unread() {}

    /** What Check can show of this body. */
    public static JsonNode without(ResourceType type, JsonNode body) {
        ObjectNode shown = body.deepCopy();
        for (Field field : type.fields()) {
            String object = field.object();
            if (object != null && !field.readable() && shown.get(object) instanceof ObjectNode within) {
                within.remove(field.name().substring(object.length() + 1));
            }
        }
        return shown;
    }
}
