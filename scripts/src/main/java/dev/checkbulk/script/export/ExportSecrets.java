package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.ops.resource.Confidential;
import dev.checkbulk.ops.resource.Field;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes secrets out of records, wherever they stand. Fields that the table of resources marks for any resource are left out,
 * since Check may show them in places that the table does not know; those that are only named like a secret are masked, so that
 * the file can be given back to {@code update}.
 */
final class ExportSecrets {
    private final boolean kept;
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Set<String> masked = new LinkedHashSet<>();

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
            for (String name : Confidential.marked()) {
                if (object.remove(name) != null) {
                    leftOut.add(path + name);
                }
            }
            object.properties().forEach(entry -> mask(path, entry));
        } else {
            node.forEach(entry -> removeFrom(path, entry));
        }
    }

    private void mask(String path, Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (!Confidential.isNamedSo(entry.getKey())) {
            removeFrom(path + entry.getKey() + ".", value);
            return;
        }
        JsonNode shown = SecretNames.masked(entry.getKey(), value, Confidential::isNamedSo);
        if (shown != value) {
            entry.setValue(shown);
            masked.add(path + entry.getKey());
        }
    }

    /** The fields that were taken out, with the names of the objects that they were in. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** The fields that were masked, with the names of the objects that they are in. */
    Set<String> masked() {
        return masked;
    }
}
