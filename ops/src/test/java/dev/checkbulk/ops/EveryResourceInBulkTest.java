package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.ResultSink;
import dev.checkbulk.batch.StopRule;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.run.Plan;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Planner;
import dev.checkbulk.run.RowState;
import dev.checkbulk.run.Run;
import dev.checkbulk.run.RunRefused;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.Timing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource that can be created, through durable runs: created, read, changed, changed back, taken back, deleted. */
class EveryResourceInBulkTest extends AgainstStandin {
    private static final int ROWS = 3;

    @TempDir
    Path home;

    static Stream<String> creatable() {
        return ResourceType.all().stream()
                .filter(type -> type.has(Verb.CREATE) && type.has(Verb.GET) && type.body() instanceof Body.OneRecord)
                .map(ResourceType::name);
    }

    private RunStore store() {
        return RunStore.in(home);
    }

    private static Plan plan(String baseUrl, List<PlanRow> rows) {
        String runId = UUID.randomUUID().toString().replace("-", "");
        return Plan.of(new Plan.Header(runId, "test", "0", baseUrl, Instant.EPOCH, MissingNode.getInstance()), rows);
    }

    private List<RowState> carryOut(StoredRun stored) throws RunRefused {
        Run run = stored.open(client, false, Timing.CHECK);
        get(run.start(client, StopRule.hopeless(), ResultSink.of(result -> {})).report());
        get(run.close());
        return stored.state().rows();
    }

    private StoredRun run(Planner<RecordChange> planner, List<RecordChange> rows) throws RunRefused {
        List<PlanRow> planned = get(planner.plan(client.reading(), rows));
        StoredRun stored = store().create(null, plan(standin.baseUrl(), planned), Guard.NONE);
        assertAll(Outcome.Kind.DONE, carryOut(stored));
        return stored;
    }

    private static void assertAll(Outcome.Kind kind, List<RowState> rows) {
        for (RowState row : rows) {
            assertEquals(kind, row.outcome().kind(), () -> row.outcome().explanation());
        }
        assertEquals(ROWS, rows.size());
    }

    /** What a create would be made of: a plausible record of each, taken away again. */
    private List<RecordChange> creates(ResourceType type, String named) {
        List<RecordChange> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            for (String owner : List.of("employee", "contractor")) {
                if (type.field(owner).filter(Field::requiredToCreate).isPresent()) {
                    standin.records().mention(owner + "s", owner + i, JsonNodeFactory.instance.objectNode());
                    fields.put(owner, owner + i);
                }
            }
            if (type.field("name").filter(Field::onCreate).isPresent()) {
                fields.put("name", "Name " + i);
            }
            if (type.name().equals("benefits")) {
                fields.put("benefit", "401k").put("effective_start", "2026-01-01");
            }
            String id = type.prefix() + named + i;
            standin.records().mention(type.name(), id, fields);
            JsonNode record = standin.records().get(id).orElseThrow();
            standin.records().remove(id);
            rows.add(RecordChange.of(List.of(), body(type, record)));
        }
        return rows;
    }

    private static ObjectNode body(ResourceType type, JsonNode record) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Field field : type.creatable()) {
            JsonNode value = record.path(field.name());
            if (field.object() == null && !value.isMissingNode() && !value.isNull()) {
                body.set(field.name(), value.deepCopy());
            }
        }
        type.fields().stream()
                .filter(field -> field.object() != null && !field.onCreate() && body.has(field.object()))
                .forEach(field -> ((ObjectNode) body.get(String.valueOf(field.object())))
                        .remove(field.name().substring(field.name().indexOf('.') + 1)));
        if (type.name().equals("bank_accounts")) {
            ((ObjectNode) body.get("raw_bank_account")).put("account_number", "123456789");
        }
        return body;
    }

    private List<String> ids(StoredRun created) throws RunRefused {
        return created.state().rows().stream()
                .map(row -> ((Outcome.Done) row.outcome()).response().id())
                .toList();
    }

    private List<JsonNode> records(List<String> ids) {
        return ids.stream().map(id -> standin.records().get(id).orElseThrow()).toList();
    }

    private StoredRun undo(StoredRun of) throws RunRefused {
        List<PlanRow> back = get(of.undo(client, new Undoings()));
        return store().createUndo(of, null, plan(standin.baseUrl(), back));
    }

    @ParameterizedTest
    @MethodSource("creatable")
    void isCreatedReadChangedAndTakenBack(String name) throws RunRefused {
        ResourceType type = ResourceType.of(name);
        StoredRun created = run(new CreateRecords(type), creates(type, "one"));
        List<String> ids = ids(created);
        assertEquals(ROWS, ids.stream().distinct().count());
        List<JsonNode> before = records(ids);
        if (isChanged(type)) {
            StoredRun changed = run(
                    new UpdateRecords(type, Blank.REFUSE),
                    ids.stream()
                            .map(id -> RecordChange.of(List.of(id), other(type)))
                            .toList());
            other(type)
                    .properties()
                    .forEach(field ->
                            records(ids).forEach(record -> assertEquals(field.getValue(), record.get(field.getKey()))));
            assertAll(Outcome.Kind.DONE, carryOut(undo(changed)));
            assertEquals(before, records(ids));
        }
        takeBack(type, created, ids);
    }

    private static boolean isChanged(ResourceType type) {
        return type.has(Verb.UPDATE)
                && !type.name().equals("bank_accounts"); // its number has to be sent along, and is never shown
    }

    private static ObjectNode other(ResourceType type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (type.name()) {
            case "webhook_configs" -> body.put("url", "https://example.com/other");
            case "external_payrolls" -> body.put("pay_frequency", "quarterly");
            default -> body.putObject("metadata").put("team", "blue");
        }
        return body;
    }

    private void takeBack(ResourceType type, StoredRun created, List<String> ids) throws RunRefused {
        List<RowState> back = carryOut(undo(created));
        if (type.removal() instanceof Removal.ByDelete) {
            assertAll(Outcome.Kind.DONE, back);
            ids.forEach(id -> assertTrue(standin.records().get(id).isEmpty(), id));
            List<String> again = ids(run(new CreateRecords(type), creates(type, "other")));
            run(
                    new DeleteRecords(type),
                    again.stream()
                            .map(id -> RecordChange.of(List.of(id), JsonNodeFactory.instance.objectNode()))
                            .toList());
            again.forEach(id -> assertTrue(standin.records().get(id).isEmpty(), id));
        } else if (type.removal() instanceof Removal.ByDeactivation by) {
            assertAll(Outcome.Kind.DONE, back);
            records(ids)
                    .forEach(record ->
                            assertEquals("false", record.path(by.field()).asText()));
        } else {
            String reason = ((Removal.None) type.removal()).reason();
            assertAll(Outcome.Kind.CONFLICT, back);
            back.forEach(row -> assertTrue(
                    row.outcome().explanation().contains(reason), row.outcome().explanation()));
        }
    }
}
