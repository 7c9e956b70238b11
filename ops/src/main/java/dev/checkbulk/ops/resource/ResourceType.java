package dev.checkbulk.ops.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of record that Check keeps, and the requests for it. Requests are built and not sent; those that a resource does
 * not have are refused with an {@link IllegalArgumentException}.
 *
 * @param name what people type, the last word of its path: {@code earning_rates}
 * @param singular one record, for messages: {@code earning rate}
 * @param prefix how its ids begin now, for messages alone: Check may change it any day. Null when it is not known
 * @param endpoints the path of each verb that it has, with a name in braces for each id
 * @param fields what can be sent or is known to be read, an object before the fields in it
 * @param filters what its list can be narrowed by, without {@code id} and {@code limit}
 * @param page the largest page of its list; 0 when the list takes no {@code limit}
 * @param byIds whether its list reads many records by their ids
 * @param scope fields that are filters of the list too: the first that a record has finds it in a short list
 * @param unique the fields by which Check refuses a second record; none when it makes the second
 * @param oneOf what a create has to name besides the required fields
 * @param body what a create's and an update's body is
 * @param removal how a create is taken back
 * @param traps what surprises, a sentence each
 */
public record ResourceType(
        String name,
        String singular,
        @Nullable String prefix,
        Map<Verb, String> endpoints,
        List<Field> fields,
        List<String> filters,
        int page,
        boolean byIds,
        List<String> scope,
        List<String> unique,
        List<OneOf> oneOf,
        Body body,
        Removal removal,
        List<String> traps) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    /** @throws IllegalArgumentException when the parts contradict each other */
    public ResourceType {
        endpoints = Collections.unmodifiableMap(new EnumMap<>(endpoints));
        fields = List.copyOf(fields);
        filters = List.copyOf(filters);
        scope = List.copyOf(scope);
        unique = List.copyOf(unique);
        oneOf = List.copyOf(oneOf);
        traps = List.copyOf(traps);
        Consistency.require(name, endpoints, fields);
        Consistency.requireFields(name, "unique", unique, fields);
        Consistency.requireFields(name, "scope", scope, fields);
        Consistency.requireFilters(name, scope, filters);
        if (body instanceof Body.Changes changes) {
            Consistency.requireFields(name, "changes", changes.key(), fields);
        }
        for (OneOf choice : oneOf) {
            Consistency.requireFields(name, "one of", choice.fields(), fields);
        }
        Consistency.require(name, removal, endpoints, fields);
    }

    /** All resources, in the order of {@code resources.txt}. */
    public static List<ResourceType> all() {
        return Tables.RESOURCES;
    }

    /** The resource of this name; {@code -} stands for {@code _}. */
    public static Optional<ResourceType> named(String name) {
        String wanted = name.replace('-', '_');
        return all().stream().filter(type -> type.name.equals(wanted)).findFirst();
    }

    /**
     * The resource of this name, for code that knows it exists.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ResourceType of(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("No resource is named " + name));
    }

    /** The path under which its records are, that of its list or, without one, that of its first verb. */
    public String path() {
        return endpoints.getOrDefault(Verb.LIST, endpoints.values().iterator().next());
    }

    public Set<Verb> verbs() {
        return endpoints.keySet();
    }

    public boolean has(Verb verb) {
        return endpoints.containsKey(verb);
    }

    /** What the ids of this verb's path are of, in order: {@code employee} for {@code /employees/{employee}}. */
    public List<String> ids(Verb verb) {
        return PLACE.matcher(template(verb))
                .results()
                .map((MatchResult place) -> place.group(1))
                .toList();
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The fields that a create takes. */
    public List<Field> creatable() {
        return fields.stream().filter(Field::onCreate).toList();
    }

    /** The fields that an update or a replacement takes. */
    public List<Field> updatable() {
        return fields.stream().filter(Field::onUpdate).toList();
    }

    /**
     * The fields by which a record that may have been created is found again: Check has at most one with these values.
     * A field that the create left out is not compared. Empty when Check has no such rule, or does not show what it goes by.
     */
    public List<String> naturalKey() {
        boolean shown = unique.stream().allMatch(key -> field(key).orElseThrow().readable());
        return shown ? unique : List.of();
    }

    /**
     * The filters of the shortest list that has this record.
     *
     * @param fields the record, or the body of the create that made it
     * @return one filter, or none when the record has no field that the list goes by
     */
    public Map<String, String> scopeOf(JsonNode fields) {
        for (String field : scope) {
            JsonNode value = fields.path(field);
            if (value.isTextual()) {
                return Map.of(field, value.textValue());
            }
        }
        return Map.of();
    }

    /** Reads one record. */
    public CheckRequest get(String... ids) {
        return aboutOne(request(Verb.GET, ids), ids);
    }

    /**
     * Lists records, in the largest pages.
     *
     * @param filters values by filter; those of {@link #filters} alone
     * @throws IllegalArgumentException when the list has no such filter
     */
    public CheckRequest list(Map<String, String> filters, String... ids) {
        CheckRequest list = request(Verb.LIST, ids).expecting(Expected.page());
        for (String filter : filters.keySet()) {
            if (!this.filters.contains(filter)) {
                throw new IllegalArgumentException(
                        "The list of " + name + " has no filter " + filter + " but " + this.filters);
            }
        }
        if (page > 0) {
            list = list.query("limit", String.valueOf(page));
        }
        for (String filter : this.filters) {
            String value = filters.get(filter);
            list = value == null ? list : list.query(filter, value);
        }
        return list;
    }

    /** The list to read records by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        if (!byIds) {
            throw new IllegalArgumentException("Check reads no " + name + " by their ids");
        }
        return request(Verb.LIST).expecting(Expected.page());
    }

    /**
     * Creates a record.
     *
     * @param body anything with a JSON form: an object with the fields, or a list of changes
     */
    public CheckRequest create(Object body, String... ids) {
        CheckRequest create = request(Verb.CREATE, ids).body(body);
        return this.body instanceof Body.OneRecord ? create.expecting(Expected.created()) : create;
    }

    /**
     * Changes the fields that the body has.
     *
     * @param body anything with a JSON form: an object with the fields, or a list of changes
     */
    public CheckRequest update(Object body, String... ids) {
        return aboutOne(request(Verb.UPDATE, ids).body(body), ids);
    }

    /** Puts the body in the place of the record. */
    public CheckRequest replace(Object body, String... ids) {
        return aboutOne(request(Verb.REPLACE, ids).body(body), ids);
    }

    public CheckRequest delete(String... ids) {
        return request(Verb.DELETE, ids);
    }

    private CheckRequest request(Verb verb, String... ids) {
        return new CheckRequest(
                verb.method(), template(verb), List.of(ids), List.of(), null, null, Expected.anything());
    }

    private String template(Verb verb) {
        String template = endpoints.get(verb);
        if (template == null) {
            throw new IllegalArgumentException("Check has no " + verb.word() + " for " + name);
        }
        return template;
    }

    /** An answer about a record that has an id of its own has to show it. */
    private CheckRequest aboutOne(CheckRequest request, String... ids) {
        boolean own = body instanceof Body.OneRecord && request.template().endsWith("}");
        return own ? request.expecting(Expected.object(ids[ids.length - 1])) : request;
    }
}
