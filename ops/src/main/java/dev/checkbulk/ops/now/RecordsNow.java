package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Refused;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records of one resource as Check has them now, and what it says of the others. Confined to the client's context. */
public final class RecordsNow {
    private final ResourceType type;
    private final UnaryOperator<CheckRequest> asked;
    private final @Nullable Set<String> fields;
    private final Map<String, JsonNode> found = new HashMap<>();
    private final Map<String, Refused> refusals = new HashMap<>();

    private RecordsNow(ResourceType type, UnaryOperator<CheckRequest> asked, @Nullable Set<String> fields) {
        this.type = type;
        this.asked = asked;
        this.fields = fields;
    }

    /** Nothing is known yet. */
    public static RecordsNow of(ResourceType type) {
        return new RecordsNow(type, read -> read, null);
    }

    /** Nothing is known yet, and only these fields will be. */
    public static RecordsNow of(ResourceType type, Set<String> fields) {
        return new RecordsNow(type, read -> read, fields);
    }

    /** The same, read by other requests: with what else these say is to be shown. */
    public RecordsNow asking(UnaryOperator<CheckRequest> more) {
        RecordsNow asking = new RecordsNow(type, more, fields);
        asking.found.putAll(found);
        asking.refusals.putAll(refusals);
        return asking;
    }

    /**
     * Reads those that are not known: a hundred ids a request where Check can, and what it does not list by itself.
     *
     * @param paths the ids of each record's path
     * @return completes when each is found or refused; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public Future<Void> read(ReadClient client, Collection<List<String>> paths) {
        return client.blocking(() -> unknown(paths))
                .compose(unknown -> type.byIds()
                        ? readTogether(client, unknown).compose(read -> readAlone(client, unknown))
                        : readAlone(client, unknown));
    }

    private Map<String, List<String>> unknown(Collection<List<String>> paths) {
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        for (List<String> ids : paths) {
            String key = String.join("/", ids);
            if (!found.containsKey(key) && !refusals.containsKey(key)) {
                unknown.put(key, ids);
            }
        }
        return unknown;
    }

    private Future<Void> readTogether(ReadClient client, Map<String, List<String>> unknown) {
        CheckRequest list = asked.apply(type.byId());
        List<String> ids = List.copyOf(unknown.keySet());
        Future<Map<String, JsonNode>> read = fields == null ? client.byIds(list, ids) : client.byIds(list, ids, fields);
        return read.map(listed -> {
            found.putAll(listed);
            unknown.keySet().removeAll(listed.keySet());
            return null;
        });
    }

    private Future<Void> readAlone(ReadClient client, Map<String, List<String>> unknown) {
        List<Future<Outcome>> reads = new ArrayList<>();
        unknown.forEach((key, ids) -> reads.add(client.get(lookup(ids)).map(outcome -> keep(key, outcome))));
        return Future.all(reads).mapEmpty();
    }

    private Outcome keep(String key, Outcome read) {
        if (read instanceof Outcome.Done done) {
            JsonNode record = done.response().body();
            found.put(key, fields != null && record instanceof ObjectNode all ? all.retain(fields) : record);
        } else if (read instanceof Refused refused) {
            refusals.put(key, refused);
        }
        return read;
    }

    /** The request that reads one record. */
    public CheckRequest lookup(List<String> ids) {
        return asked.apply(type.get(ids.toArray(String[]::new)));
    }

    /** The list that reads many; null when each is read alone. */
    @Nullable
    public CheckRequest list() {
        return type.byIds() ? asked.apply(type.byId()) : null;
    }

    /** The record; missing when Check does not have it. */
    public JsonNode get(String key) {
        return found.getOrDefault(key, MissingNode.getInstance());
    }

    /** All that are known. */
    public Collection<JsonNode> all() {
        return found.values();
    }

    /** The record is this from now on, for the rows that follow. */
    public void put(String key, JsonNode record) {
        found.put(key, record);
    }

    /** Forgets all but these. */
    public void only(Repeated keys) {
        found.keySet().removeIf(key -> !keys.contains(key));
        refusals.keySet().removeIf(key -> !keys.contains(key));
    }

    /** What Check says of a record that it does not show; null when it shows it, or was not asked. */
    @Nullable
    Refused refusal(String key) {
        return refusals.get(key);
    }

    /** The row of a record that Check does not have; null when it has. */
    @Nullable
    public Untouched absent(long row, String label, String key) {
        Refused refused = refusals.get(key);
        return refused == null ? null : new Untouched(row, label, refused, null, null);
    }
}
