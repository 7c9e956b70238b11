package dev.checkbulk.script.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server that puts a marked value into whatever an answer can say. People are {@code emp_1}, {@code emp_2} …; it refuses
 * changes of {@code emp_2}, fails the first of {@code emp_5} after it was made, and does not know those above {@code emp_6}.
 */
final class MarkedCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String mark;
    private final Map<String, ObjectNode> people = new TreeMap<>();
    private final HttpServer server;
    private boolean failed;
    private int logs;

    private MarkedCheck(Vertx vertx, String mark) {
        this.mark = mark;
        for (int n = 1; n <= 6; n++) {
            ObjectNode person = JSON.createObjectNode().put("id", "emp_" + n).put("company", "com_1");
            for (String field : new String[] {"first_name", "last_name", "email", "dob", "ssn_last_four"}) {
                person.put(field, mark + " " + field + " " + n);
            }
            person.putObject("metadata").put("team", mark + " team").put("api_key", mark + " key " + n);
            people.put("emp_" + n, person);
        }
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)));
    }

    static MarkedCheck start(Vertx vertx, String mark) {
        MarkedCheck check = new MarkedCheck(vertx, mark);
        ScriptTest.get(check.server.listen(0, "127.0.0.1"));
        return check;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Somebody else changes a person. */
    void change(String id, String field) {
        people.get(id).put(field, mark + " by somebody else");
    }

    private synchronized void answer(HttpServerRequest request, Buffer body) {
        String[] path = request.path().split("/");
        String id = path.length > 2 ? path[2] : "";
        boolean writes = !request.method().name().equals("GET");
        if (path.length < 3) {
            ArrayNode found = JSON.createArrayNode();
            request.params().getAll("id").stream()
                    .filter(people::containsKey)
                    .forEach(one -> found.add(people.get(one)));
            page(request, found);
        } else if (!people.containsKey(id)) {
            error(request, 404);
        } else if (writes && id.equals("emp_2")) {
            error(request, 422);
        } else {
            if (writes) {
                people.get(id).setAll(parse(body));
            }
            boolean fails = writes && id.equals("emp_5") && !failed;
            failed |= fails;
            if (fails) {
                error(request, 502);
            } else {
                send(request, 200, "log_" + ++logs, people.get(id));
            }
        }
    }

    private static ObjectNode parse(Buffer body) {
        try {
            return (ObjectNode) JSON.readTree(body.getBytes());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void page(HttpServerRequest request, ArrayNode found) {
        ObjectNode page = JSON.createObjectNode().putNull("next").putNull("previous");
        page.set("results", found);
        send(request, 200, "log_" + ++logs, page);
    }

    private void error(HttpServerRequest request, int status) {
        ObjectNode envelope = JSON.createObjectNode();
        ObjectNode error =
                envelope.putObject("error").put("type", mark + " type").put("message", mark + " message");
        ObjectNode input = error.putArray("input_errors").addObject();
        input.put("field", mark + " field")
                .put("message", mark + " why")
                .putArray("field_path")
                .add(mark + " path");
        send(request, status, mark + " log", envelope);
    }

    private static void send(HttpServerRequest request, int status, String log, ObjectNode body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("X-Request-Log-Id", log)
                    .end(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
