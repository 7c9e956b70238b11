package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom new records are for, as Check has them now. Confined to the client's context. */
final class Owners {
    private static final List<String> NAMES = List.of("employee", "contractor", "payroll", "company");

    private final Map<String, RecordsNow> known = new HashMap<>();

    /**
     * Whom one new record is for.
     *
     * @param resource what the owner is, the name of a resource that is read by ids
     */
    record Owner(String resource, String id) {
        /** The list that it is read from. */
        CheckRequest list() {
            return ResourceType.of(resource).byId();
        }

        /** Whether it is a person, whose records are written one after the other. */
        boolean isPerson() {
            return resource.equals("employees") || resource.equals("contractors");
        }
    }

    /** The owner that a row names, the nearest one; null when there is none. */
    static @Nullable Owner of(ResourceType type, Verb verb, RecordChange row) {
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
     * Reads them.
     *
     * @return completes when each is found or refused; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    Future<Void> read(ReadClient client, Set<Owner> owners) {
        Map<String, Set<List<String>>> ids = new HashMap<>();
        owners.forEach(owner -> ids.computeIfAbsent(owner.resource(), first -> new LinkedHashSet<>())
                .add(List.of(owner.id())));
        List<Future<Void>> reads = new ArrayList<>();
        ids.forEach((resource, some) -> reads.add(of(resource).read(client, some)));
        return Future.all(reads).mapEmpty();
    }

    private RecordsNow of(String resource) {
        return known.computeIfAbsent(
                resource, first -> RecordsNow.of(ResourceType.of(resource), Set.of("id", "company")));
    }

    /** The company of a person or payroll, or the company itself; null when Check does not show it. */
    @Nullable
    String company(@Nullable Owner owner) {
        if (owner == null || owner.resource().equals("companies")) {
            return owner == null ? null : owner.id();
        }
        return of(owner.resource()).get(owner.id()).path("company").textValue();
    }

    /** The company that a record belongs to, or is; null when the record does not show it. */
    static @Nullable String company(ResourceType type, JsonNode record) {
        return record.path(type.name().equals("companies") ? "id" : "company").textValue();
    }

    /** The row of an owner whom Check does not have; null when it has. */
    @Nullable
    Untouched absent(long row, @Nullable Owner owner) {
        return owner == null ? null : of(owner.resource()).absent(row, owner.id(), owner.id());
    }
}
