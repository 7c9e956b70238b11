package dev.checkbulk.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What Check may do to a request that reaches it, in its worst hours. A request is worked on for up to a minute and takes
 * effect at any moment of it. It shares no code with the client.
 */
final class ModelServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "X-Idempotency-Key";
    private static final String READ = "log_read";

    private final Timeline timeline;
    private final Random random;
    private final Faults faults;
    private final Judge judge;
    private final Records records;
    private final Gate gate = new Gate();
    private final KeyTable keys = new KeyTable();
    private final RequestLog log;

    ModelServer(Timeline timeline, Random random, Faults faults, Judge judge, Records records) {
        this.timeline = timeline;
        this.random = random;
        this.faults = faults;
        this.judge = judge;
        this.records = records;
        this.log = new RequestLog(faults.logLag);
    }

    /** How many requests the limits kept out. */
    long refused() {
        return gate.refused();
    }

    /**
     * A request has come.
     *
     * @param answered is told the answer when it leaves the server; nothing happens because of the request afterwards
     */
    void arrive(Wire.Request request, Consumer<Answer> answered) {
        Answer edge = atTheEdge(request);
        if (edge != null) {
            answered.accept(edge);
            return;
        }
        Consumer<Answer> leaving = answer -> {
            gate.leave();
            answered.accept(faults.hit(faults.unavailableAfter) ? Answer.unavailable() : answer);
        };
        if (request.method().equals("GET")) {
            timeline.after(workTime(), () -> leaving.accept(read(request.target())));
        } else {
            write(request, leaving);
        }
    }

    private Answer atTheEdge(Wire.Request request) {
        String key = request.headers().get(KEY);
        boolean tooMany = faults.hit(faults.throttled) || faults.in(faults.overload, timeline.now());
        if (tooMany) {
            return throttled(request, key);
        }
        if (faults.hit(faults.unavailableBefore)) {
            return Answer.unavailable();
        }
        if (faults.hit(faults.strayed)) {
            return Answer.elsewhere(404, null);
        }
        if (!faults.hasFirstPath && request.target().equals(Work.FIRST_PATH)) {
            return Answer.elsewhere(302, "log_302");
        }
        if (faults.hit(faults.unauthorized)) {
            return Answer.error(401, "not_authenticated", "log_401");
        }
        if (faults.hit(faults.forbidden)) {
            return Answer.error(403, "permission_denied", "log_403");
        }
        return gate.enter(timeline.now()) ? null : throttled(request, key);
    }

    private Answer throttled(Wire.Request request, String key) {
        Answer answer = Answer.throttled(
                switch (faults.over() ? 59 : random.nextInt(60)) {
                    case 0 -> "1200";
                    case 1, 2, 3 -> "60";
                    case 4, 5, 6 -> "soon";
                    case 7, 8, 9 -> null;
                    default -> "1";
                });
        if (faults.storesThrottled
                && key != null
                && honours(request)
                && keys.look(scoped(request), what(request), timeline.now()) == KeyTable.Known.NEW) {
            keys.begin(scoped(request), what(request), timeline.now());
            keys.end(scoped(request), answer);
        }
        return answer;
    }

    /** The key as the server keeps it: perhaps for each API key apart. */
    private String scoped(Wire.Request request) {
        String key = request.headers().get(KEY);
        return faults.keepsKeysByApiKey ? request.headers().get("Authorization") + " " + key : key;
    }

    private boolean honours(Wire.Request request) {
        return request.method().equals("POST") || faults.honoursKeysOnChanges;
    }

    /** A request as the judge knows it: without its key. */
    static String what(Wire.Request request) {
        String body = request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
        return request.method() + " " + request.target() + " " + body;
    }

    private void write(Wire.Request request, Consumer<Answer> leaving) {
        String key = request.headers().get(KEY);
        RequestLog.Line line = log.begin(key, timeline.now());
        Consumer<Answer> ending = answer -> {
            line.end(answer.status(), parse(answer.body()), timeline.now());
            leaving.accept(answer);
        };
        String kept = scoped(request);
        KeyTable.Known known = honours(request) ? keys.look(kept, what(request), timeline.now()) : KeyTable.Known.NEW;
        switch (known) {
            case RUNNING -> ending.accept(Answer.error(409, "idempotency_conflict", line.id()));
            case ANOTHER_REQUEST -> ending.accept(Answer.error(422, "idempotency_mismatch", line.id()));
            case ANSWERED -> ending.accept(keys.answer(kept));
            case NEW -> execute(request, kept, line, ending);
        }
    }

    private void execute(Wire.Request request, String key, RequestLog.Line line, Consumer<Answer> ending) {
        boolean honoured = honours(request);
        if (honoured) {
            keys.begin(key, what(request), timeline.now());
        }
        long takes = workTime();
        long until = (long) (takes * random.nextDouble());
        timeline.after(until, () -> {
            Answer answer = effect(request, line.id());
            timeline.after(takes - until, () -> {
                if (honoured) {
                    remember(key, answer);
                }
                ending.accept(answer);
            });
        });
    }

    private void remember(String key, Answer answer) {
        boolean refusal = answer.status() >= 400 && answer.status() < 500;
        if (refusal && !faults.storesRefusals) {
            keys.forget(key);
        } else {
            keys.end(key, answer);
        }
    }

    private long workTime() {
        long millis = faults.hit(faults.slowWork) ? 30 + random.nextInt(59_970) : 30 + random.nextInt(300);
        return millis * 1_000_000;
    }

    /** The moment in which something changes, or it is decided that nothing does. */
    private Answer effect(Wire.Request request, String logId) {
        if (faults.hit(faults.conflict)) {
            return Answer.error(409, "payroll_conflict", logId);
        }
        if (faults.hit(faults.invalid)) {
            return Answer.error(422, "validation_error", logId);
        }
        if (faults.hit(faults.failedWithout)) {
            return Answer.error(500, "api_error", logId);
        }
        Answer answer = change(request, logId);
        if (answer.status() < 300 && faults.hit(faults.failedWithEffect)) {
            judge.failedBehindEffect(what(request));
            return Answer.error(500, "api_error", logId);
        }
        return answer;
    }

    private Answer change(Wire.Request request, String logId) {
        String path = request.target();
        if (request.method().equals("POST")) {
            String collection = path.equals(Work.FIRST_PATH) ? Work.BENEFITS : path;
            ObjectNode made = records.create(collection, parse(new String(request.body(), StandardCharsets.UTF_8)));
            judge.effect(what(request), made.path("id").asText());
            return Answer.of(201, made, logId);
        }
        if (!records.has(path)) {
            return Answer.error(404, "not_found", logId);
        }
        judge.effect(what(request), null);
        if (request.method().equals("DELETE")) {
            records.delete(path);
            return Answer.of(204, MissingNode.getInstance(), logId);
        }
        records.change(path, parse(new String(request.body(), StandardCharsets.UTF_8)));
        return Answer.of(200, records.get(path), logId);
    }

    private Answer read(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            JsonNode record = records.get(target);
            return record.isMissingNode() ? Answer.error(404, "not_found", READ) : Answer.of(200, record, READ);
        }
        String path = target.substring(0, mark);
        String query = target.substring(mark + 1);
        List<JsonNode> all = path.equals("/logs")
                ? log.of(parameter(query, "idempotency_key"), timeline.now())
                : query.contains("id=emp_") // of the people, those with these ids
                        ? records.withIds(path, parameters(query, "id"))
                        : records.list(path, "employee", parameter(query, "employee"));
        return Answer.of(200, page(path, query, all), READ);
    }

    /** A page behind the id that the cursor names, so that what is deleted meanwhile hides nothing. */
    private ObjectNode page(String path, String query, List<JsonNode> all) {
        String cursor = parameter(query, "cursor");
        List<JsonNode> left = all.stream()
                .filter(record -> record.path("id").asText().compareTo(cursor) > 0)
                .toList();
        List<JsonNode> shown = left.subList(0, Math.min(faults.pageSize, left.size()));
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        if (shown.size() < left.size()) {
            String last = shown.get(shown.size() - 1).path("id").asText();
            String rest = query.replaceAll("&cursor=[^&]*", "");
            page.put("next", "http://127.0.0.1:8080" + path + "?" + rest + "&cursor=" + last);
        } else {
            page.putNull("next");
        }
        ArrayNode results = page.putArray("results");
        shown.forEach(results::add);
        return page;
    }

    private static List<String> parameters(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
