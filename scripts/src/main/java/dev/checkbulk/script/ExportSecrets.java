package dev.checkbulk.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes sensitive fields out of records: those that the table of resources marks for any resource, wherever they stand, since
 * Check may show them in places that the table does not know.
 */
final class ExportSecrets {
    private static final Set<String> NAMES = ResourceType.all().stream()
            .flatMap(type -> type.fields().stream())
            .filter(Field::sensitive)
            .map(field -> field.name().substring(field.name().lastIndexOf('.') + 1))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final boolean kept;
    private final Set<String> leftOut = new LinkedHashSet<>();

    /** @param kept whether they are wanted: then nothing is taken out */
    ExportSecrets(boolean kept) {
        this.kept = kept;
    }

    boolean shows(Field field) {
        return kept || !field.sensitive();
    }

    /** Takes them out of this record. */
    void removeFrom(JsonNode record) {
        if (!kept) {
            removeFrom("", record);
        }
    }

    private void removeFrom(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : NAMES) {
                if (object.remove(name) != null) {
                    leftOut.add(path + name);
                }
            }
            object.properties().forEach(entry -> removeFrom(path + entry.getKey() + ".", entry.getValue()));
        } else {
            node.forEach(entry -> removeFrom(path, entry));
        }
    }

    /** The fields that were taken out, with the names of the objects that they were in. */
    Set<String> leftOut() {
        return leftOut;
    }
}
