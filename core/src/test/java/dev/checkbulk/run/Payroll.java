package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * People and their benefits behind a scripted wire, with idempotency keys and a log. A request takes effect in the moment in
 * which it is sent; what each person was done to is counted.
 */
public final class Payroll {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> people = new TreeMap<>();
    private final List<ObjectNode> benefits = new ArrayList<>();
    private final Map<String, ObjectNode> answers = new HashMap<>();
    private final Map<String, Integer> effects = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();

    /** The person, who is there with the first question. */
    public ObjectNode person(String id) {
        return people.computeIfAbsent(
                id, name -> JSON.createObjectNode().put("id", name).put("first_name", "Old"));
    }

    /** A benefit that somebody else made; it is nobody's effect. */
    public String benefit(String employee) {
        String id = "ben_" + (benefits.size() + 1);
        benefits.add(
                JSON.createObjectNode().put("id", id).put("employee", employee).put("benefit", "fsa"));
        return id;
    }

    public void delete(String person) {
        people.remove(person);
        refused.add(person + " is gone");
    }

    /** What is sent for this person from now on is refused with a 422. */
    public void refuse(String person) {
        refused.add(person);
    }

    public void refuseNobody() {
        refused.clear();
    }

    /** How often something happened to each person. */
    public Map<String, Integer> effects() {
        return effects;
    }

    public Reply answer(Call call) {
        String target = call.request().target();
        if (call.request().method().equals("GET")) {
            return read(target);
        }
        ObjectNode known = answers.get(call.header("X-Idempotency-Key"));
        if (known != null) {
            return Reply.ok(known.toString());
        }
        ObjectNode sent = parse(call.body());
        boolean post = call.request().method().equals("POST");
        String who = post ? sent.path("employee").asText() : id(target);
        if (refused.contains(who)) {
            return Reply.status(422, error("validation_error"));
        }
        effects.merge(who, 1, Integer::sum);
        ObjectNode record =
                post ? parse("{\"id\":\"" + benefit(who) + "\"}") : person(who).setAll(sent);
        answers.put(call.header("X-Idempotency-Key"), record);
        return Reply.status(post ? 201 : 200, record.toString(), "X-Request-Log-Id", "log_" + call.ordinal());
    }

    private Reply read(String target) {
        String value = target.replaceFirst(".*(employee|idempotency_key)=([^&]*).*", "$2");
        if (target.startsWith("/logs?")) {
            ObjectNode answer = answers.get(value);
            return page(answer == null ? List.of() : List.of(entry(answer)));
        } else if (target.startsWith("/employee_benefits?")) {
            return page(benefits.stream()
                    .filter(each -> each.path("employee").asText().equals(value))
                    .toList());
        }
        String who = id(target);
        return refused.contains(who + " is gone")
                ? Reply.status(404, error("not_found"))
                : Reply.ok(person(who).toString());
    }

    private static ObjectNode entry(JsonNode answer) {
        ObjectNode entry = JSON.createObjectNode().put("id", "log_1").put("status_code", 200);
        return entry.set("response_body", answer);
    }

    private static Reply page(List<ObjectNode> records) {
        ObjectNode page = JSON.createObjectNode().putNull("next");
        ArrayNode results = page.putArray("results");
        records.forEach(results::add);
        return Reply.ok(page.toString());
    }

    private static String error(String type) {
        return "{\"error\":{\"type\":\"" + type + "\",\"message\":\"no\",\"input_errors\":[]}}";
    }

    private static String id(String target) {
        return target.substring(target.lastIndexOf('/') + 1);
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
