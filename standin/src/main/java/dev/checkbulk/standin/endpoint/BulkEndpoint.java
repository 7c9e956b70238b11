package dev.checkbulk.standin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.RequestBodies;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bulk endpoints: one request for many records, of which all take effect or none. Check's reference names them without
 * their bodies; these are the forms that its other endpoints suggest.
 */
public final class BulkEndpoint {
    private static final int MOST = 500;

    private final Store store;
    private final CrudEndpoint resources;

    public BulkEndpoint(Store store, CrudEndpoint resources) {
        this.store = store;
        this.resources = resources;
    }

    public Response create(Kind kind, ArrayNode bodies, Call call) {
        return resources.write(call, writing -> {
            ValidationErrors problems = new ValidationErrors();
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < bodies.size(); i++) {
                ValidationErrors here = problems.at(i);
                object(bodies.get(i), here)
                        .flatMap(body -> writing.create(kind, null, body, here))
                        .ifPresent(made::add);
            }
            return problems.any() ? problems.answer() : Response.json(kind.created(), made);
        });
    }

    public Response update(Kind kind, Call call) {
        return RequestBodies.object(
                call,
                body -> resources.write(call, writing -> {
                    ValidationErrors problems = new ValidationErrors();
                    JsonNode items = items(body, problems);
                    List<ObjectNode> changed = new ArrayList<>();
                    Set<String> seen = new HashSet<>();
                    for (int i = 0; i < items.size(); i++) {
                        ValidationErrors here = problems.at("items").at(i);
                        object(items.get(i), here)
                                .flatMap(item -> update(kind, item, seen, writing, here))
                                .ifPresent(changed::add);
                    }
                    return problems.any() ? problems.answer() : ListEndpoint.envelope(changed, null, null);
                }));
    }

    private Optional<ObjectNode> update(
            Kind kind, ObjectNode item, Set<String> seen, WriteTransaction writing, ValidationErrors problems) {
        String id = item.path("id").asText("");
        return find(kind, id, seen, problems.at("id")).flatMap(before -> {
            ObjectNode body = item.deepCopy();
            body.remove("id");
            return writing.update(kind, before, body, problems);
        });
    }

    public Response delete(Kind kind, Call call) {
        return resources.write(call, writing -> {
            ValidationErrors problems = new ValidationErrors();
            List<String> ids = call.query().all("id");
            checkCount(ids.size(), problems.at("id"));
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < ids.size(); i++) {
                ValidationErrors here = problems.at("id").at(i);
                find(kind, ids.get(i), seen, here).ifPresent(record -> writing.delete(kind, record, here));
            }
            return problems.any() ? problems.answer() : Response.empty(204);
        });
    }

    private static JsonNode items(ObjectNode body, ValidationErrors problems) {
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

    private static void checkCount(int count, ValidationErrors problems) {
        if (count < 1 || count > MOST) {
            problems.add("There must be 1 to " + MOST + " of them.");
        }
    }

    private Optional<ObjectNode> find(Kind kind, String id, Set<String> seen, ValidationErrors here) {
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

    private static Optional<ObjectNode> object(JsonNode node, ValidationErrors here) {
        if (node instanceof ObjectNode object) {
            return Optional.of(object);
        }
        here.add("Expected an object.");
        return Optional.empty();
    }
}
