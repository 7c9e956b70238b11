package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bulk endpoints: one request for many records, of which all take effect or none. Check's reference names them without
 * their bodies; these are the forms that its other endpoints suggest.
 */
final class Many {
    private static final int MOST = 500;

    private final Store store;
    private final Resources resources;

    Many(Store store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    Answer create(Kind kind, ArrayNode bodies, Call call) {
        return resources.write(call, writing -> {
            Problems problems = new Problems();
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < bodies.size(); i++) {
                Problems here = problems.at(i);
                object(bodies.get(i), here)
                        .flatMap(body -> writing.create(kind, null, body, here))
                        .ifPresent(made::add);
            }
            return problems.any() ? problems.answer() : Answer.json(kind.created(), made);
        });
    }

    Answer update(Kind kind, Call call) {
        return Bodies.object(
                call,
                body -> resources.write(call, writing -> {
                    Problems problems = new Problems();
                    JsonNode items = items(body, problems);
                    List<ObjectNode> changed = new ArrayList<>();
                    Set<String> seen = new HashSet<>();
                    for (int i = 0; i < items.size(); i++) {
                        Problems here = problems.at("items").at(i);
                        object(items.get(i), here)
                                .flatMap(item -> update(kind, item, seen, writing, here))
                                .ifPresent(changed::add);
                    }
                    return problems.any() ? problems.answer() : Listing.envelope(changed, null, null);
                }));
    }

    private Optional<ObjectNode> update(
            Kind kind, ObjectNode item, Set<String> seen, Writing writing, Problems problems) {
        String id = item.path("id").asText("");
        return find(kind, id, seen, problems.at("id")).flatMap(before -> {
            ObjectNode body = item.deepCopy();
            body.remove("id");
            return writing.update(kind, before, body, problems);
        });
    }

    Answer delete(Kind kind, Call call) {
        return resources.write(call, writing -> {
            Problems problems = new Problems();
            List<String> ids = call.query().all("id");
            checkCount(ids.size(), problems.at("id"));
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < ids.size(); i++) {
                Problems here = problems.at("id").at(i);
                find(kind, ids.get(i), seen, here).ifPresent(record -> writing.delete(kind, record, here));
            }
            return problems.any() ? problems.answer() : Answer.empty(204);
        });
    }

    private static JsonNode items(ObjectNode body, Problems problems) {
        JsonNode items = body.path("items");
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals("items")) {
                problems.add("Unknown field.", name);
            }
        });
        if (items.isArray()) {
            checkCount(items.size(), problems.at("items"));
        } else {
            problems.add("Expected a list of items.", "items");
        }
        return items;
    }

    private static void checkCount(int count, Problems problems) {
        if (count < 1 || count > MOST) {
            problems.add("There must be 1 to " + MOST + " of them.");
        }
    }

    private Optional<ObjectNode> find(Kind kind, String id, Set<String> seen, Problems here) {
        Optional<ObjectNode> record = store.find(kind, id);
        if (!seen.add(id)) {
            here.add("This id is there more than once.");
            return Optional.empty();
        }
        if (record.isEmpty()) {
            here.add(Reference.unknown(id));
        }
        return record;
    }

    private static Optional<ObjectNode> object(JsonNode node, Problems here) {
        if (node instanceof ObjectNode object) {
            return Optional.of(object);
        }
        here.add("Expected an object.");
        return Optional.empty();
    }
}
