package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Pages;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.terminal.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads records and hands each on once: pages of a list can show one twice while the list changes. It holds one page, the
 * next one, and 128 bits for each record. Blocks; for a script's main thread.
 */
final class Exporter {
    private static final int IDS_PER_READ = 100;

    private final ReadClient client;
    private final ResourceType type;
    private final ExportSecrets secrets;
    private final ExportWriter to;
    private final Set<UUID> seen = new HashSet<>();
    private long count;

    Exporter(ReadClient client, ResourceType type, ExportSecrets secrets, ExportWriter to) {
        this.client = client;
        this.type = type;
        this.secrets = secrets;
        this.to = to;
    }

    /** Is told after each page, and stops the reading by what it throws. */
    @FunctionalInterface
    interface Watch {
        void read(long records) throws IOException;
    }

    /** All records of a list; throws {@link dev.checkbulk.http.ReadFailed} when a page cannot be read. */
    void list(CheckRequest list, Watch watch) throws IOException {
        Pages pages = client.pages(list);
        for (List<JsonNode> page = Await.get(pages.next()); !page.isEmpty(); page = Await.get(pages.next())) {
            for (JsonNode record : page) {
                write(record);
            }
            watch.read(count);
        }
    }

    /**
     * The records with these ids, in their order; throws {@link dev.checkbulk.http.ReadFailed} when some cannot be read.
     *
     * @return those that Check does not have
     */
    List<String> byIds(CheckRequest list, List<String> ids, Watch watch) throws IOException {
        List<String> all = new ArrayList<>(new LinkedHashSet<>(ids));
        List<String> missing = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_READ) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IDS_PER_READ));
            Map<String, JsonNode> found = Await.get(client.byIds(list, some));
            for (String id : some) {
                JsonNode record = found.get(id);
                if (record == null) {
                    missing.add(id);
                } else {
                    write(record);
                }
            }
            watch.read(count);
        }
        return missing;
    }

    private void write(JsonNode record) throws IOException {
        String identity = identity(record);
        if (identity.isEmpty() || seen.add(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)))) {
            secrets.removeFrom(record);
            to.write(record);
            count++;
        }
    }

    /** Its id; all of it where a list may show several entries of one id. */
    private String identity(JsonNode record) {
        return type.body() instanceof Body.OneRecord ? record.path("id").asText("") : record.toString();
    }
}
