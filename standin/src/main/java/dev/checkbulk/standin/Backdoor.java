package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.CrudEndpoint;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.judge.Arrival;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.records.StoredRecords;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves records and counts to other processes, beside the API: no key, no limits, no counting. */
final class Backdoor {
    private static final String PREFIX = "/_standin/";
    private static final int DEFAULT_ARRIVALS = 10_000;

    /** Kinds whose records are made from little more than their ids; those of other kinds are put as they are given. */
    private static final Set<String> SHORT = Set.of("companies", "workplaces", "employees");

    private final StoredRecords records;
    private final TrafficJudge judge;

    Backdoor(StoredRecords records, TrafficJudge judge) {
        this.records = records;
        this.judge = judge;
    }

    static boolean owns(HttpServerRequest request) {
        return path(request).startsWith(PREFIX);
    }

    private static String path(HttpServerRequest request) {
        return Optional.ofNullable(request.path()).orElse("");
    }

    void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Response answer = answer(request, body);
            answer.headers().forEach(header -> request.response().putHeader(header.name(), header.value()));
            request.response().setStatusCode(answer.status()).end(answer.body());
        });
    }

    private Response answer(HttpServerRequest request, Buffer body) {
        String what = request.method().name() + " " + path(request).substring(PREFIX.length());
        if (what.equals("GET counts")) {
            return Response.json(200, judge.counts());
        } else if (what.equals("GET arrivals")) {
            return arrivals(request.getParam("last", Integer.toString(DEFAULT_ARRIVALS)));
        } else if (what.startsWith("GET records/")) {
            return records.get(what.substring("GET records/".length()))
                    .map(node -> Response.json(200, node))
                    .orElseGet(CrudEndpoint::notFound);
        } else if (what.equals("GET records")) {
            return all(request.getParam("kind", ""));
        } else if (what.equals("POST records")) {
            return seed(body);
        }
        return ValidationErrors.error(404, "not_found", "No such page of the stand-in.");
    }

    private Response arrivals(String last) {
        List<Arrival> all = judge.arrivals();
        int wanted;
        try {
            wanted = Integer.parseInt(last);
        } catch (NumberFormatException e) {
            return ValidationErrors.one("A valid integer is required.", "last");
        }
        int from = Math.max(0, all.size() - Math.max(0, wanted));
        return Response.json(200, all.subList(from, all.size()));
    }

    private Response seed(Buffer body) {
        try {
            JsonNode seed = StrictJson.parse(body);
            seed.path("companies").forEach(id -> records.company(string(id)));
            seed.path("workplaces").forEach(one -> records.workplace(text(one, "id"), text(one, "company")));
            seed.path("employees")
                    .forEach(one -> records.employee(text(one, "id"), text(one, "company"), workplaces(one)));
            seed.properties().stream()
                    .filter(entry -> !SHORT.contains(entry.getKey()))
                    .forEach(entry -> entry.getValue().forEach(one -> records.put(entry.getKey(), object(one))));
            return Response.empty(204);
        } catch (IOException | IllegalArgumentException e) {
            return ValidationErrors.one(Optional.ofNullable(e.getMessage()).orElse("Invalid."));
        }
    }

    private Response all(String kind) {
        try {
            return Response.json(200, records.all(kind));
        } catch (IllegalArgumentException e) {
            return ValidationErrors.one("There is no such kind.", "kind");
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("an object is missing, or this is none: " + node);
    }

    private static String text(JsonNode node, String field) {
        return string(node.path(field));
    }

    private static String string(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("a string is missing, or this is none: " + node);
        }
        return node.textValue();
    }

    private static List<String> workplaces(JsonNode employee) {
        List<String> ids = new ArrayList<>();
        employee.path("workplaces").forEach(id -> ids.add(string(id)));
        return ids;
    }
}
