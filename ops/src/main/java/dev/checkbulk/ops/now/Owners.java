package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Refused;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom new records are for, as Check has them now. Confined to the client's context. */
public final class Owners {
    private static final String ID = "id";
    private static final String COMPANY = "company";
    private static final List<String> NAMES = List.of("employee", "contractor", "payroll", COMPANY);

    /** So many are read before what is known of them is made small: waiting for the last of them costs little. */
    private static final int AT_ONCE = 10_000;

    private final Map<String, Map<String, Known>> known = new HashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private final Set<String> fields = new HashSet<>(Set.of(ID, COMPANY));

    /** @param shown what is to be known of them besides their company */
    public Owners(String... shown) {
        fields.addAll(List.of(shown));
    }

    /**
     * What is known of one. There may be a hundred thousand, so equal values are shared.
     *
     * @param shown what else was asked for; missing when Check does not have the owner
     */
    private record Known(
            @Nullable String company,
            JsonNode shown,
            @Nullable Refused refused) {
        static final Known NOTHING = new Known(null, MissingNode.getInstance(), null);
    }

    /**
     * Whom one new record is for.
     *
     * @param resource what the owner is, the name of a resource that is read by ids
     */
    public record Owner(String resource, String id) {
        public static Owner employee(String id) {
            return new Owner("employees", id);
        }

        /** The list that it is read from. */
        public CheckRequest list() {
            return ResourceType.of(resource).byId();
        }

        /** Whether it is a person, whose records are written one after the other. */
        public boolean isPerson() {
            return resource.equals("employees") || resource.equals("contractors");
        }
    }

    /** The owner that a row names, the nearest one; null when there is none. */
    public static @Nullable Owner of(ResourceType type, Verb verb, RecordChange row) {
        for (String name : NAMES) {
            JsonNode id = row.body().path(name);
            String refersTo = type.field(name).map(Field::refersTo).orElse(null);
            if (refersTo != null && id.isTextual() && !id.textValue().isEmpty()) {
                return new Owner(refersTo, CheckRequest.requireId(id.textValue()));
            }
        }
        List<String> places = type.ids(verb);
        String plural = places.isEmpty() ? "" : places.get(0).equals("company") ? "companies" : places.get(0) + "s";
        return row.ids().isEmpty()
                ? null
                : ResourceType.named(plural)
                        .filter(ResourceType::byIds)
                        .map(owner -> new Owner(owner.name(), row.ids().get(0)))
                        .orElse(null);
    }

    /**
     * One that is to be read.
     *
     * @return whether it is the first time that it is added
     */
    public boolean add(Owner owner) {
        return known.computeIfAbsent(owner.resource(), first -> new LinkedHashMap<>())
                        .putIfAbsent(owner.id(), Known.NOTHING)
                == null;
    }

    /**
     * Reads those that were added.
     *
     * @return completes when each is found or refused; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public Future<Void> read(ReadClient client) {
        List<Future<Void>> reads = new ArrayList<>();
        known.forEach((resource, some) -> reads.add(read(client, resource, List.copyOf(some.keySet()))));
        return Future.all(reads).mapEmpty();
    }

    private Future<Void> read(ReadClient client, String resource, List<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        int some = Math.min(AT_ONCE, ids.size());
        return readSome(client, resource, ids.subList(0, some))
                .compose(read -> read(client, resource, ids.subList(some, ids.size())));
    }

    /** Apart, because what is composed in a row stays in memory until its end. */
    private Future<Void> readSome(ReadClient client, String resource, List<String> ids) {
        RecordsNow now = RecordsNow.of(ResourceType.of(resource), fields);
        return now.read(client, ids.stream().map(List::of).toList()).map(read -> {
            ids.forEach(id -> of(resource).put(id, known(now.get(id), now.refusal(id))));
            return read;
        });
    }

    private Known known(JsonNode record, @Nullable Refused refused) {
        String company = record.path(COMPANY).textValue();
        JsonNode shown = record instanceof ObjectNode all ? all.remove(List.of(ID, COMPANY)) : record;
        return new Known(company == null ? null : shared(company), shared(shown), refused);
    }

    @SuppressWarnings("unchecked") // what is equal to a value is of its class
    private <T> T shared(T value) {
        return (T) shared.computeIfAbsent(value, same -> same);
    }

    private Map<String, Known> of(String resource) {
        return known.getOrDefault(resource, Map.of());
    }

    private Known of(Owner owner) {
        return of(owner.resource()).getOrDefault(owner.id(), Known.NOTHING);
    }

    /** The owner's id, and what else is to be known of it; missing when Check does not have it. */
    public JsonNode get(Owner owner) {
        return of(owner).shown() instanceof ObjectNode shown
                ? shown.deepCopy().put(ID, owner.id())
                : MissingNode.getInstance();
    }

    /** The employees whom Check has, by their company; the key is empty for those of whom it shows none. */
    Map<String, List<String>> employees() {
        Map<String, List<String>> employees = new HashMap<>();
        of("employees").forEach((id, one) -> {
            if (one.refused() == null) {
                employees
                        .computeIfAbsent(one.company() == null ? "" : one.company(), first -> new ArrayList<>())
                        .add(id);
            }
        });
        return employees;
    }

    /** The company of a person or payroll, or the company itself; null when Check does not show it. */
    @Nullable
    public String company(@Nullable Owner owner) {
        if (owner == null || owner.resource().equals("companies")) {
            return owner == null ? null : owner.id();
        }
        return of(owner).company();
    }

    /** The company that a record belongs to, or is; null when the record does not show it. */
    public static @Nullable String company(ResourceType type, JsonNode record) {
        return record.path(type.name().equals("companies") ? ID : COMPANY).textValue();
    }

    /** The row of an owner whom Check does not have; null when it has. */
    @Nullable
    public Untouched absent(long row, @Nullable Owner owner) {
        Refused refused = owner == null ? null : of(owner).refused();
        return owner == null || refused == null ? null : new Untouched(row, owner.id(), refused, null, null);
    }
}
