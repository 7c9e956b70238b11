package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.schema.RequestSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of records that is served: where, with which verbs, fields and filters, and under which rules. */
public final class Kind {
    private static final String COMPANIES = "companies";

    private final KindBuilder data;
    private final List<String> exactFilters;

    Kind(KindBuilder data) {
        this.data = data;
        this.exactFilters = data.filters.stream().filter(Filter::isExact).toList();
    }

    /** Whether its records are the companies themselves. */
    public boolean isCompanies() {
        return data.path.equals(COMPANIES);
    }

    /** The name in paths, for instance {@code employees}. */
    public String path() {
        return data.path;
    }

    public String prefix() {
        return data.prefix;
    }

    public boolean serves(CrudOperation verb) {
        return data.verbs.contains(verb);
    }

    /** The largest page of the list endpoint. */
    public int most() {
        return data.most;
    }

    /** The status of a create that took effect. */
    public int created() {
        return data.created;
    }

    public RequestSchema shape() {
        return data.shape;
    }

    public Set<String> filters() {
        return data.filters;
    }

    /** Those of the filters that are fields with just one value. */
    List<String> exactFilters() {
        return exactFilters;
    }

    public RecordRules rules() {
        return data.rules;
    }

    /** The kind whose records it is nested under in paths, if any. */
    public Optional<String> parent() {
        return Optional.ofNullable(data.parent);
    }

    /** Fields of which a record has exactly one. */
    public List<String> owners() {
        return data.owners;
    }

    /** Whether a record shows the company of its owner. */
    public boolean showsCompany() {
        return data.showsCompany;
    }

    public List<Child> children() {
        return data.children;
    }

    /**
     * A field that stands for records of another kind.
     *
     * @param kind theirs
     * @param key their field that refers to the record of this kind
     */
    public record Child(String field, String kind, String key) {}

    /** Fields that a list leaves out on request. */
    public Set<String> parts() {
        return data.parts;
    }

    /** The fields that the list goes by; without any it goes by creation. */
    List<String> order() {
        return data.order;
    }

    /** Records that are there from the start. */
    List<ObjectNode> seeds() {
        return data.seeds;
    }

    /** What a record that nobody described holds. */
    public Map<String, JsonNode> plausible() {
        return data.plausible;
    }

    /** What was sent, without what is never readable or belongs to other records. */
    public ObjectNode readable(ObjectNode body) {
        ObjectNode readable = body.deepCopy();
        data.hidden.forEach(readable::remove);
        data.children.forEach(child -> readable.remove(child.field()));
        return readable;
    }

    /** A record of this kind with every readable field, most of them null. */
    public ObjectNode blank(String id) {
        ObjectNode blank = StrictJson.object().put("id", id);
        data.shape.names().forEach(blank::putNull);
        data.readOnly.forEach(blank::putNull);
        data.initially.forEach((name, value) -> blank.set(name, value.deepCopy()));
        return readable(blank);
    }

    @Override
    public String toString() {
        return data.path;
    }
}
