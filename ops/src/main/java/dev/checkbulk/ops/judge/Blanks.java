package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a row's empty cells come to, against what the record has. */
final class Blanks {
    private Blanks() {}

    /** The row's body, with null for the values that are to go; what cannot be is added to the refusals. */
    static ObjectNode resolved(RecordChange row, JsonNode now, Blank policy, List<Refusal> refusals) {
        ObjectNode wanted = row.body().deepCopy();
        List<String> ambiguous = new ArrayList<>();
        for (String name : new TreeSet<>(row.blanks())) {
            if (Equality.isNothing(at(now, name)) || policy == Blank.KEEP) {
                continue;
            }
            if (policy == Blank.REFUSE) {
                ambiguous.add(name);
            } else {
                empty(wanted, name);
            }
        }
        if (!ambiguous.isEmpty()) {
            boolean one = ambiguous.size() == 1;
            refusals.add(new Refusal(
                    "blank",
                    String.join(", ", ambiguous) + (one ? " is" : " are") + " empty here and Check has a value: say"
                            + " --blank=keep to leave it, or --blank=null to clear it"));
        }
        return wanted;
    }

    /** The value of a field, which may be in an object: only the first dot divides, a name in metadata may have more. */
    private static JsonNode at(JsonNode record, String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? record.path(name) : record.path(name.substring(0, dot)).path(name.substring(dot + 1));
    }

    private static void empty(ObjectNode wanted, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            wanted.putNull(name);
            return;
        }
        String object = name.substring(0, dot);
        ObjectNode within = wanted.get(object) instanceof ObjectNode given ? given : wanted.putObject(object);
        within.putNull(name.substring(dot + 1));
    }
}
