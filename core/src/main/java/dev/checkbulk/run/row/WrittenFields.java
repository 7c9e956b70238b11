package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.plan.Edit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a run have written to each record. The next row of that record finds it there, and not what was there
 * when the plan was made; without this it would take its own run for somebody else. Settings are left alone: an owner has
 * many, and what a row finds of one depends on days, which the plan has worked out.
 */
public final class WrittenFields {
    private final Map<String, ObjectNode> fields = new HashMap<>();

    /** The edit is done, by this request. */
    public void done(Edit edit, CheckRequest sent) {
        String resource = edit.resource();
        boolean ofRecord = edit.before() instanceof ObjectNode || edit.expect() != null;
        if (resource != null
                && edit.setting() == null
                && ofRecord
                && sent.method() != Method.POST
                && sent.json() instanceof ObjectNode written) {
            ObjectNode known = fields.get(resource);
            fields.put(resource, known == null ? written.deepCopy() : known.setAll(written));
        }
    }

    /** The edit with what its record has before it now, and may be expected to have, as far as this run knows. */
    public Edit over(Edit edit) {
        ObjectNode known = edit.resource() == null || edit.setting() != null ? null : fields.get(edit.resource());
        return known == null ? edit : over(edit, known);
    }

    private static Edit over(Edit edit, ObjectNode known) {
        Edit now = edit;
        if (edit.before() instanceof ObjectNode before) {
            now = now.before(over(before, known));
        }
        if (edit.expect() instanceof ObjectNode expect) {
            now = now.expect(over(expect, known));
        }
        return now;
    }

    private static ObjectNode over(ObjectNode planned, ObjectNode known) {
        ObjectNode now = planned.deepCopy();
        known.properties().forEach(field -> replace(now, field.getKey(), field.getValue()));
        return now;
    }

    private static void replace(ObjectNode record, String name, @Nullable JsonNode value) {
        if (record.has(name)) {
            record.set(name, value);
        }
    }
}
