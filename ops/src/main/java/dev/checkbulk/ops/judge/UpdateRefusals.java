package dev.checkbulk.ops.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.now.Drafts;
import dev.checkbulk.ops.now.RecordsNow;
import dev.checkbulk.ops.now.WorkplaceWorkers;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Check would refuse of updates, seen before anything is sent. Confined to the client's context. */
public final class UpdateRefusals {
    private final ResourceType type;
    private final Drafts drafts;
    private final WorkplaceWorkers workers = new WorkplaceWorkers();

    public UpdateRefusals(ResourceType type) {
        this.type = type;
        this.drafts = new Drafts(type);
    }

    /**
     * Reads what has to be known of these rows.
     *
     * @param records the rows' records, read already
     */
    public Future<Void> read(ReadClient client, List<RecordChange> rows, RecordsNow records) {
        List<String> closing = rows.stream()
                .filter(row -> deactivates(row.body()))
                .filter(row -> records.get(row.key()).path("active").asBoolean())
                .map(RecordChange::id)
                .toList();
        List<JsonNode> found = rows.stream().map(row -> records.get(row.key())).toList();
        return drafts.read(client, found).compose(read -> workers.read(client, closing));
    }

    private boolean deactivates(JsonNode body) {
        return type.name().equals("workplaces")
                && body.path("active").isBoolean()
                && !body.path("active").booleanValue();
    }

    /** Why what is sent cannot be; empty when nothing is known against it. */
    public List<Refusal> refusals(RecordChange row, ObjectNode sent, JsonNode now) {
        List<Refusal> refusals = new ArrayList<>();
        if (sent.isEmpty()) {
            return refusals;
        }
        Set<String> fields = new HashSet<>();
        sent.fieldNames().forEachRemaining(fields::add);
        drafts.refusal(now, fields).ifPresent(refusals::add);
        Dates.refusal(sent, now).ifPresent(refusals::add);
        if (deactivates(sent)) {
            workers.refusal(row.id()).ifPresent(refusals::add);
        }
        if (type.name().equals("employees") && sent.path("residence").isNull()) {
            refusals.add(new Refusal("unchangeable", "residence can be changed and not removed"));
        }
        return refusals;
    }
}
