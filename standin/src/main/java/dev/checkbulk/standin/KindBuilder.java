package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a {@link Kind}, which is never changed once it is built. */
final class KindBuilder {
    final String path;
    final String prefix;
    final Set<Verb> verbs = EnumSet.noneOf(Verb.class);
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
    Shape shape = new Shape();
    Rules rules = Rules.NONE;
    int most = 100;
    int created = 201;
    boolean showsCompany;

    @Nullable
    String parent;

    KindBuilder(String path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    KindBuilder serves(Verb... some) {
        verbs.addAll(List.of(some));
        return this;
    }

    /** The largest page; 100 unless this is called. */
    KindBuilder pagesOf(int limit) {
        most = limit;
        return this;
    }

    /** The status of a create that took effect; 201 unless this is called. */
    KindBuilder answersCreates(int status) {
        created = status;
        return this;
    }

    KindBuilder filters(String... names) {
        filters.addAll(List.of(names));
        return this;
    }

    /** Settles the fields; metadata is an empty object until it is set. */
    KindBuilder takes(Shape fields) {
        shape = fields;
        if (fields.names().contains("metadata")) {
            initially.put("metadata", Json.object());
        }
        return this;
    }

    KindBuilder emptyAtFirst(String... lists) {
        List.of(lists).forEach(list -> initially.put(list, JsonNodeFactory.instance.arrayNode()));
        return this;
    }

    KindBuilder initially(String field, String value) {
        return initially(field, TextNode.valueOf(value));
    }

    KindBuilder initially(String field, boolean value) {
        return initially(field, BooleanNode.valueOf(value));
    }

    KindBuilder initially(String field, JsonNode value) {
        initially.put(field, value);
        return this;
    }

    /** Fields that are shown and that no request sets. */
    KindBuilder shows(String... fields) {
        readOnly.addAll(List.of(fields));
        return this;
    }

    /** Fields that are taken and never shown. */
    KindBuilder hides(String... fields) {
        hidden.addAll(List.of(fields));
        return this;
    }

    KindBuilder rules(Rules more) {
        rules = more;
        return this;
    }

    KindBuilder under(String kind) {
        parent = kind;
        return shows("company");
    }

    /** Exactly one of these fields is set on create. */
    KindBuilder ownedBy(String... fields) {
        owners = List.of(fields);
        return this;
    }

    /** Each record shows the company of the record that it belongs to. */
    KindBuilder showsCompany() {
        showsCompany = true;
        return shows("company");
    }

    /** A field that stands for records of another kind; shown with {@code include_FIELD=true} only. */
    KindBuilder child(String field, String kind, String key) {
        children.add(new Kind.Child(field, kind, key));
        return this;
    }

    /** A field that is not shown with {@code include_FIELD=false}. */
    KindBuilder part(String field) {
        parts.add(field);
        return this;
    }

    KindBuilder orderedBy(String... fields) {
        order = List.of(fields);
        return this;
    }

    /** A value that a record has when nobody said what it is; <code>{id}</code> stands for the record's id. */
    KindBuilder plausibly(String field, String value) {
        return plausibly(field, TextNode.valueOf(value));
    }

    KindBuilder plausibly(String field, JsonNode value) {
        plausible.put(field, value);
        return this;
    }

    /** A record that is there from the start, with these fields in pairs of name and value. */
    KindBuilder seed(String id, String... fields) {
        ObjectNode seed = Json.object().put("id", id);
        for (int i = 0; i < fields.length; i += 2) {
            seed.put(fields[i], fields[i + 1]);
        }
        seeds.add(seed);
        return this;
    }

    Kind build() {
        return new Kind(this);
    }
}
