package dev.checkbulk.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.schema.RequestSchema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a {@link Kind}, which is never changed once it is built. */
public final class KindBuilder {
    final String path;
    final String prefix;
    final Set<CrudOperation> verbs = EnumSet.noneOf(CrudOperation.class);
    final Set<String> filters = new LinkedHashSet<>();
    final Map<String, JsonNode> initially = new LinkedHashMap<>();
    final Map<String, JsonNode> plausible = new LinkedHashMap<>();
    final List<Kind.Child> children = new ArrayList<>();
    final Set<String> readOnly = new LinkedHashSet<>();
    final Set<String> hidden = new LinkedHashSet<>();
    final Set<String> parts = new LinkedHashSet<>();
    final List<ObjectNode> seeds = new ArrayList<>();
    List<String> owners = List.of();
    List<String> order = List.of();
    RequestSchema shape = new RequestSchema();
    RecordRules rules = RecordRules.NONE;
    int most = 100;
    int created = 201;
    boolean showsCompany;

    @Nullable
    String parent;

    public KindBuilder(String path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    public KindBuilder serves(CrudOperation... some) {
        verbs.addAll(List.of(some));
        return this;
    }

    /** The largest page; 100 unless this is called. */
    public KindBuilder pagesOf(int limit) {
        most = limit;
        return this;
    }

    /** The status of a create that took effect; 201 unless this is called. */
    public KindBuilder answersCreates(int status) {
        created = status;
        return this;
    }

    public KindBuilder filters(String... names) {
        filters.addAll(List.of(names));
        return this;
    }

    /** Settles the fields; metadata is an empty object until it is set. */
    public KindBuilder takes(RequestSchema fields) {
        shape = fields;
        if (fields.names().contains("metadata")) {
            initially.put("metadata", StrictJson.object());
        }
        return this;
    }

    public KindBuilder emptyAtFirst(String... lists) {
        List.of(lists).forEach(list -> initially.put(list, JsonNodeFactory.instance.arrayNode()));
        return this;
    }

    public KindBuilder initially(String field, String value) {
        return initially(field, TextNode.valueOf(value));
    }

    public KindBuilder initially(String field, boolean value) {
        return initially(field, BooleanNode.valueOf(value));
    }

    public KindBuilder initially(String field, JsonNode value) {
        initially.put(field, value);
        return this;
    }

    /** Fields that are shown and that no request sets. */
    public KindBuilder shows(String... fields) {
        readOnly.addAll(List.of(fields));
        return this;
    }

    /** Fields that are taken and never shown. */
    public KindBuilder hides(String... fields) {
        hidden.addAll(List.of(fields));
        return this;
    }

    public KindBuilder rules(RecordRules more) {
        rules = more;
        return this;
    }

    public KindBuilder under(String kind) {
        parent = kind;
        return shows("company");
    }

    /** Exactly one of these fields is set on create. */
    public KindBuilder ownedBy(String... fields) {
        owners = List.of(fields);
        return this;
    }

    /** Each record shows the company of the record that it belongs to. */
    public KindBuilder showsCompany() {
        showsCompany = true;
        return shows("company");
    }

    /** A field that stands for records of another kind; shown with {@code include_FIELD=true} only. */
    public KindBuilder child(String field, String kind, String key) {
        children.add(new Kind.Child(field, kind, key));
        return this;
    }

    /** A field that is not shown with {@code include_FIELD=false}. */
    public KindBuilder part(String field) {
        parts.add(field);
        return this;
    }

    public KindBuilder orderedBy(String... fields) {
        order = List.of(fields);
        return this;
    }

    /** A value that a record has when nobody said what it is; <code>{id}</code> stands for the record's id. */
    public KindBuilder plausibly(String field, String value) {
        return plausibly(field, TextNode.valueOf(value));
    }

    public KindBuilder plausibly(String field, JsonNode value) {
        plausible.put(field, value);
        return this;
    }

    /** A record that is there from the start, with these fields in pairs of name and value. */
    public KindBuilder seed(String id, String... fields) {
        ObjectNode seed = StrictJson.object().put("id", id);
        for (int i = 0; i < fields.length; i += 2) {
            seed.put(fields[i], fields[i + 1]);
        }
        seeds.add(seed);
        return this;
    }

    public Kind build() {
        return new Kind(this);
    }
}
