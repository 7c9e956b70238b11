package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a run have written to each record. The next row of that record finds it there, and not what was there
 * when the plan was made; without this it would take its own run for somebody else.
 */
final class Written {
    private final Map<String, ObjectNode> fields = new HashMap<>();

    /** The edit is done, by this request. */
    void done(Edit edit, CheckRequest sent) {
        String resource = edit.resource();
        if (resource != null
                && edit.before() instanceof ObjectNode
                && Settler.body(sent) instanceof ObjectNode written) {
            ObjectNode known = fields.get(resource);
            fields.put(resource, known == null ? written.deepCopy() : known.setAll(written));
        }
    }

    /** The edit with what its record has before it now, as far as this run knows. */
    Edit over(Edit edit) {
        ObjectNode known = edit.resource() == null ? null : fields.get(edit.resource());
        JsonNode before = edit.before();
        if (known == null || !(before instanceof ObjectNode planned)) {
            return edit;
        }
        ObjectNode now = planned.deepCopy();
        known.properties().forEach(field -> replace(now, field.getKey(), field.getValue()));
        return edit.before(now);
    }

    private static void replace(ObjectNode record, String name, @Nullable JsonNode value) {
        if (record.has(name)) {
            record.set(name, value);
        }
    }
}
