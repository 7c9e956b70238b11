package dev.checkbulk.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page's table of resources says what the table of resources says. */
class ResourceTableTest {
    private static String row(ResourceType type) {
        String back = type.removal() instanceof Removal.ByDelete
                ? "by deleting it"
                : type.removal() instanceof Removal.ByDeactivation by ? "`" + by.field() + "` false" : "not at all";
        boolean changes = type.body() instanceof Body.Changes;
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        type.name(),
                        yes(type.has(Verb.CREATE)),
                        yes(type.has(Verb.UPDATE) || type.has(Verb.REPLACE)) + (changes ? ", setting by setting" : ""),
                        yes(type.has(Verb.DELETE)),
                        yes(type.has(Verb.LIST)),
                        type.has(Verb.CREATE) && !changes ? back : "");
    }

    private static String yes(boolean has) {
        return has ? "yes" : "";
    }

    @Test
    void hasARowForEachResource() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "docs/resources.md"));
        StringBuilder missing = new StringBuilder();
        for (ResourceType type : ResourceType.all()) {
            if (!page.contains(row(type) + "\n")) {
                missing.append(row(type)).append('\n');
            }
        }
        assertTrue(missing.isEmpty(), () -> "not in docs/resources.md:\n" + missing);
    }
}
