package dev.checkbulk.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.quota.Quota;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A server that answers reads of some targets with what a test wrote down; JSON is written with ' for ". */
public abstract class Canned {
    protected static final JsonMapper JSON = new JsonMapper();

    protected final Vertx vertx = Vertx.vertx();
    protected final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> answers = Collections.synchronizedMap(new HashMap<>());
    private final HttpServer server = AgainstStandin.get(
            vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    protected final CheckClient client = CheckClient.create(
            vertx,
            Environment.of(URI.create("http://127.0.0.1:" + server.actualPort()).toString()),
            ApiKey.of("test"),
            Quota.inProcess(vertx, new Limit(1_000, 100)));

    private void answer(HttpServerRequest request) {
        asked.add(request.uri());
        String answer = answers.get(request.uri());
        request.response()
                .setStatusCode(answer == null ? 404 : 200)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Request-Log-Id", "log_12345678901234567890")
                .end(answer == null ? text("{'error':{'type':'not_found','message':'Not found.'}}") : answer);
    }

    private static String text(String json) {
        return json.replace('\'', '"');
    }

    /** The target is answered so; a list that begins with [ is a page. */
    protected void on(String target, String json) {
        answers.put(target, text(json.startsWith("[") ? "{'next':null,'previous':null,'results':" + json + "}" : json));
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    protected static RecordChange row(String id, String body, String... blanks) {
        return new RecordChange(id.isEmpty() ? List.of() : List.of(id.split("/")), json(body), Set.of(blanks));
    }

    protected List<PlanRow> update(String resource, RecordChange... rows) {
        return plan(new UpdateRecords(ResourceType.of(resource), Blank.REFUSE), rows);
    }

    protected List<PlanRow> create(String resource, RecordChange... rows) {
        return plan(new CreateRecords(ResourceType.of(resource)), rows);
    }

    protected List<PlanRow> delete(String resource, RecordChange... rows) {
        return plan(new DeleteRecords(ResourceType.of(resource)), rows);
    }

    private List<PlanRow> plan(Planner<RecordChange> planner, RecordChange... rows) {
        return AgainstStandin.get(planner.plan(client.reading(), List.of(rows)));
    }

    /** How each row is planned, in a word or with its message. */
    protected static List<String> said(List<PlanRow> rows) {
        return rows.stream().map(Canned::said).toList();
    }

    private static String said(PlanRow row) {
        if (row instanceof Edit edit) {
            return String.join("; ", edit.warnings());
        }
        Outcome outcome = ((Untouched) row).outcome();
        return outcome.objection()
                .map(error -> error.type() + ": " + error.message())
                .orElseGet(outcome::explanation);
    }

    @AfterEach
    protected void close() {
        AgainstStandin.get(vertx.close());
    }
}
