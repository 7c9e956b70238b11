package dev.checkbulk.codec;

import static dev.checkbulk.codec.Members.textOrNull;
import static dev.checkbulk.codec.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import java.util.ArrayList;
import java.util.List;

/** A request as JSON. */
public final class RequestJson {
    private RequestJson() {}

    public static ObjectNode write(CheckRequest request) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("method", request.method().name())
                .put("template", request.template());
        ArrayNode ids = json.putArray("ids");
        request.ids().forEach(ids::add);
        ArrayNode query = json.putArray("query");
        request.query()
                .forEach(parameter -> query.addArray().add(parameter.name()).add(parameter.value()));
        putKnown(json, "body", request.body());
        putKnown(json, "content_type", request.contentType());
        Expected expected = request.expected();
        if (expected instanceof Expected.ObjectWithId object) {
            json.put("expected", "object").put("expected_id", object.id());
        } else {
            json.put(
                    "expected",
                    expected instanceof Expected.Page
                            ? "page"
                            : expected instanceof Expected.AnyObject ? "id" : "json");
        }
        return json;
    }

    public static CheckRequest read(JsonNode json) {
        List<CheckRequest.Parameter> query = new ArrayList<>();
        json.path("query")
                .forEach(pair -> query.add(new CheckRequest.Parameter(
                        pair.path(0).asText(), pair.path(1).asText())));
        Expected expected = switch (json.path("expected").asText()) {
            case "object" -> Expected.object(json.path("expected_id").asText());
            case "page" -> Expected.page();
            case "id" -> Expected.created();
            default -> Expected.anything();
        };
        return new CheckRequest(
                CheckRequest.Method.valueOf(json.path("method").asText()),
                json.path("template").asText(),
                Members.texts(json.path("ids")),
                query,
                textOrNull(json, "body"),
                textOrNull(json, "content_type"),
                null,
                expected);
    }
}
