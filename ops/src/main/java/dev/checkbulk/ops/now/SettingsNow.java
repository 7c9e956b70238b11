package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Refused;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Setting;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that some owners have now. Confined to the client's context. */
public final class SettingsNow {
    private static final String AS_OF = "as_of";
    private final ResourceType type;
    private final Setting setting;
    private final Map<Place, List<JsonNode>> found = new HashMap<>();
    private final Map<Place, Refused> refusals = new HashMap<>();
    private final Map<String, List<JsonNode>> planned = new HashMap<>();

    public SettingsNow(ResourceType type, Setting setting) {
        this.type = type;
        this.setting = setting;
    }

    /**
     * Where settings are shown.
     *
     * @param owner whose they are
     * @param request shows them as they are on a day
     */
    public record Place(String owner, CheckRequest request) {}

    /** Where the owner's settings are shown as they are on the row's day; on today when it has none. */
    public Place place(String owner, RecordChange row) {
        return new Place(owner, request(row, setting.day(row.body())));
    }

    private CheckRequest request(RecordChange row, String day) {
        if (!type.has(Verb.LIST)) {
            return type.get(row.path());
        }
        Map<String, String> filters = new HashMap<>(type.scopeOf(row.body()));
        if (type.filters().contains(AS_OF) && !day.isEmpty()) {
            filters.put(AS_OF, day);
        }
        return type.list(filters, type.ids(Verb.LIST).isEmpty() ? new String[0] : row.path());
    }

    /**
     * Reads those that are not known.
     *
     * @return completes when each is found or refused; fails with {@link ReadFailed}
     */
    public Future<Void> read(ReadClient client, Collection<Place> places) {
        List<Future<?>> reads = new ArrayList<>();
        for (Place place : new LinkedHashSet<>(places)) {
            if (!found.containsKey(place) && !refusals.containsKey(place)) {
                reads.add(read(client, place.request())
                        .onSuccess(entries -> found.put(place, entries))
                        .recover(failure -> refused(place, failure)));
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
            setting.entries(done.response().body()).forEach(entries::add);
            return Future.succeededFuture(entries);
        });
    }

    private Future<List<JsonNode>> refused(Place place, Throwable failure) {
        if (failure instanceof ReadFailed failed && failed.outcome() instanceof Refused refused) {
            refusals.put(place, refused);
            return Future.succeededFuture(List.of());
        }
        return Future.failedFuture(failure);
    }

    /** The row of an owner whom Check does not have; null when it has. */
    @Nullable
    public Untouched absent(long row, String label, Place place) {
        Refused refused = refusals.get(place);
        return refused == null ? null : new Untouched(row, label, refused, null, null);
    }

    /**
     * What is in force on the change's day, the fields that a change has: as Check shows it, with what the rows before make of
     * it.
     */
    public ObjectNode inForce(Place place, JsonNode change) {
        List<JsonNode> entries = new ArrayList<>(found.getOrDefault(place, List.of()));
        entries.addAll(planned.getOrDefault(place.owner(), List.of()));
        ObjectNode now = setting.inForce(entries, change).deepCopy();
        return now.retain(type.updatable().stream().map(Field::name).toList());
    }

    /** The setting is this from its day on, for the rows that follow. */
    public void put(Place place, JsonNode change) {
        planned.computeIfAbsent(place.owner(), first -> new ArrayList<>()).add(change);
    }

    /** The required fields that a change does not have. */
    public List<String> missing(JsonNode change) {
        return type.updatable().stream()
                .filter(field -> field.requiredToUpdate() && Equality.isNothing(Setting.at(change, field.name())))
                .map(Field::name)
                .filter(name -> !name.endsWith("effective_start"))
                .toList();
    }

    /** Forgets all but those of these owners. */
    public void only(Repeated owners) {
        found.keySet().removeIf(place -> !owners.contains(place.owner()));
        refusals.keySet().removeIf(place -> !owners.contains(place.owner()));
        planned.keySet().removeIf(owner -> !owners.contains(owner));
    }
}
