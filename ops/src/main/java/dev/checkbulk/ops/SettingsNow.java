package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Refused;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings that some owners have now. Confined to the client's context. */
final class SettingsNow {
    private static final String AS_OF = "as_of";

    private final ResourceType type;
    private final Body.Changes body;
    private final Map<String, List<JsonNode>> found = new HashMap<>();
    private final Map<String, Refused> refusals = new HashMap<>();

    SettingsNow(ResourceType type, Body.Changes body) {
        this.type = type;
        this.body = body;
    }

    /** The request that shows the owner's settings as they are on this day. */
    CheckRequest place(RecordChange row, String day) {
        if (!type.has(Verb.LIST)) {
            return type.get(row.path());
        }
        Map<String, String> filters = new HashMap<>(type.scopeOf(row.body()));
        if (type.filters().contains(AS_OF)) {
            filters.put(AS_OF, day);
        }
        return type.list(filters, type.ids(Verb.LIST).isEmpty() ? new String[0] : row.path());
    }

    /**
     * Reads those that are not known.
     *
     * @return completes when each is found or refused; fails with {@link ReadFailed}
     */
    Future<Void> read(ReadClient client, Collection<CheckRequest> places) {
        List<Future<?>> reads = new ArrayList<>();
        for (CheckRequest place : new LinkedHashSet<>(places)) {
            String key = String.valueOf(place);
            if (!found.containsKey(key) && !refusals.containsKey(key)) {
                reads.add(read(client, place)
                        .onSuccess(entries -> found.put(key, new ArrayList<>(entries)))
                        .recover(failure -> refused(key, failure)));
            }
        }
        return Future.all(reads).mapEmpty();
    }

    private Future<List<JsonNode>> read(ReadClient client, CheckRequest place) {
        if (type.has(Verb.LIST)) {
            return client.pages(place).all();
        }
        return client.get(place).compose(read -> {
            if (!(read instanceof Outcome.Done done)) {
                return Future.failedFuture(new ReadFailed(place, read));
            }
            List<JsonNode> entries = new ArrayList<>();
            entries(done.response().body()).forEach(entries::add);
            return Future.succeededFuture(entries);
        });
    }

    private JsonNode entries(JsonNode answer) {
        String member = body.member();
        return answer.isArray() ? answer : answer.path(member != null && answer.has(member) ? member : "results");
    }

    private Future<List<JsonNode>> refused(String key, Throwable failure) {
        if (failure instanceof ReadFailed failed && failed.outcome() instanceof Refused refused) {
            refusals.put(key, refused);
            return Future.succeededFuture(List.of());
        }
        return Future.failedFuture(failure);
    }

    /** The row of an owner whom Check does not have; null when it has. */
    @Nullable
    Untouched absent(long row, String label, CheckRequest place) {
        Refused refused = refusals.get(String.valueOf(place));
        return refused == null ? null : new Untouched(row, label, refused, null, null);
    }

    /** The setting that the change would overwrite, the fields that a change has; null when it adds one. */
    @Nullable
    ObjectNode setting(CheckRequest place, JsonNode change) {
        ObjectNode last = null;
        for (JsonNode entry : found.getOrDefault(String.valueOf(place), List.of())) {
            boolean same = body.key().stream().allMatch(key -> at(entry, key).equals(at(change, key)));
            if (same && entry instanceof ObjectNode setting) {
                last = setting.deepCopy();
                last.retain(type.updatable().stream().map(Field::name).toList());
            }
        }
        return last;
    }

    private static JsonNode at(JsonNode entry, String name) {
        JsonNode value = entry;
        for (String step : name.split("\\.")) {
            value = value.path(step);
        }
        return value;
    }

    /** The setting is this from now on, for the rows that follow. */
    void put(CheckRequest place, JsonNode change) {
        found.computeIfAbsent(String.valueOf(place), first -> new ArrayList<>()).add(change);
    }

    /** The required fields that a change does not have. */
    List<String> missing(JsonNode change) {
        return type.updatable().stream()
                .filter(field -> field.requiredToUpdate() && Alike.isNothing(at(change, field.name())))
                .map(Field::name)
                .filter(name -> !name.endsWith("effective_start"))
                .toList();
    }

    /** Forgets all but these. */
    void only(Set<String> places) {
        found.keySet().retainAll(places);
        refusals.keySet().retainAll(places);
    }
}
