package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a file: JSON lines, first the header with the number of edits, then each edit, last the SHA-256 of all bytes
 * before that line. A file that was cut or edited is refused as a whole.
 */
final class PlanFile {
    private static final int VERSION = 1;

    private PlanFile() {}

    /** The file is not a plan that this version reads, or not any more the plan that was written. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    /** A plan that was read, and the SHA-256 in its last line, which stands for it. */
    record Loaded(Plan plan, String hash) {}

    static byte[] write(Plan plan) {
        StringBuilder text = new StringBuilder();
        ObjectNode header = object().put("plan", VERSION)
                .put("run", plan.header().runId())
                .put("script", plan.header().script())
                .put("input", plan.header().input())
                .put("base_url", plan.header().baseUrl())
                .put("edits", plan.edits().size());
        text.append(header).append('\n');
        plan.edits().forEach(edit -> text.append(json(edit)).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        text.append(object().put("sha256", hash(body, body.length))).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Loaded read(byte[] bytes) throws Unreadable {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int last = text.endsWith("\n") ? text.lastIndexOf('\n', text.length() - 2) + 1 : 0;
        if (last == 0) {
            throw new Unreadable("The plan is cut short");
        }
        String hash = parse(text.substring(last)).path("sha256").asText();
        int end = text.substring(0, last).getBytes(StandardCharsets.UTF_8).length;
        if (!hash.equals(hash(bytes, end))) {
            throw new Unreadable("The plan was edited or cut after it was written");
        }
        List<String> lines = text.substring(0, last).lines().toList();
        JsonNode header = parse(lines.get(0));
        if (header.path("plan").asInt() != VERSION) {
            throw new Unreadable(
                    "The plan is of version " + header.path("plan").asText() + ", and this program reads " + VERSION);
        }
        List<Edit> edits = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            edits.add(edit(parse(line)));
        }
        Plan.Header read = new Plan.Header(
                header.path("run").asText(),
                header.path("script").asText(),
                header.path("input").asText(),
                header.path("base_url").asText());
        return new Loaded(new Plan(read, edits), hash);
    }

    private static String hash(byte[] bytes, int length) {
        var digest = Keys.sha256();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static JsonNode parse(String line) throws Unreadable {
        try {
            return Json.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (Json.Unreadable e) {
            throw new Unreadable("The plan has a line that is " + e.getMessage());
        }
    }

    private static ObjectNode json(Edit edit) {
        ObjectNode json = object().put("row", edit.row()).put("label", edit.label());
        put(json, "resource", edit.resource());
        json.set("request", json(edit.request()));
        CheckRequest lookup = edit.lookup();
        if (lookup != null) {
            json.set("lookup", json(lookup));
        }
        if (edit.before() != null) {
            json.set("before", edit.before());
        }
        return json;
    }

    private static Edit edit(JsonNode json) {
        return new Edit(
                json.path("row").asLong(),
                json.path("label").asText(),
                text(json, "resource"),
                request(json.path("request")),
                json.has("lookup") ? request(json.path("lookup")) : null,
                json.get("before"));
    }

    private static ObjectNode json(CheckRequest request) {
        ObjectNode json = object().put("method", request.method().name()).put("template", request.template());
        ArrayNode ids = json.putArray("ids");
        request.ids().forEach(ids::add);
        ArrayNode query = json.putArray("query");
        request.query()
                .forEach(parameter -> query.addArray().add(parameter.name()).add(parameter.value()));
        put(json, "body", request.body());
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

    private static CheckRequest request(JsonNode json) {
        List<String> ids = new ArrayList<>();
        json.path("ids").forEach(id -> ids.add(id.asText()));
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
                ids,
                query,
                text(json, "body"),
                null,
                expected);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.path(name).asText() : null;
    }
}
