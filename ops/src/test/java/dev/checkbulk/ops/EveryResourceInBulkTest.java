package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.Removal;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every resource whose records are written one by one, through durable runs: created, read, changed, changed back, deleted,
 * taken back, as far as the table of resources has a verb for it.
 */
class EveryResourceInBulkTest extends InBulk {
    /** Its number is sent along with every change, and never shown. */
    private static final String UNREADABLE = "bank_accounts";

    static Stream<String> written() {
        return ResourceType.all().stream()
                .filter(type -> type.body() instanceof Body.OneRecord)
                .filter(type ->
                        type.verbs().stream().anyMatch(verb -> verb.method().writes()))
                .map(ResourceType::name);
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
            rows.add(RecordChange.of(above(type), body(type, record)));
        }
        return rows;
    }

    /** The ids in the path of its list: a signatory is a company's. */
    private static List<String> above(ResourceType type) {
        boolean below = type.has(Verb.CREATE) && !type.ids(Verb.CREATE).isEmpty();
        return below ? List.of(StoredRecords.REHEARSAL_COMPANY) : List.of();
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
        if (type.name().equals(UNREADABLE)) {
            ((ObjectNode) body.get("raw_bank_account")).put("account_number", "123456789");
        }
        return body;
    }

    private static List<String> ids(StoredRun created) throws RunRefused {
        return created.state().rows().stream()
                .map(row -> ((Outcome.Done) row.outcome()).response().id())
                .toList();
    }

    /** Read as anybody reads them: by itself, or where Check has no such request in its list. */
    private Optional<JsonNode> read(ResourceType type, String id) {
        if (type.has(Verb.GET)) {
            Outcome read = get(client.reading().get(type.get(id)));
            return read instanceof Outcome.Done done
                    ? Optional.of(done.response().body())
                    : Optional.empty();
        }
        CheckRequest list = type.list(Map.of(), above(type).toArray(String[]::new));
        return get(client.pages(list).all()).stream()
                .filter(record -> record.path("id").asText().equals(id))
                .findFirst();
    }

    private List<JsonNode> read(ResourceType type, List<String> ids) {
        return ids.stream().map(id -> read(type, id).orElseThrow()).toList();
    }

    private List<RecordChange> each(List<String> ids, ObjectNode body) {
        return ids.stream().map(id -> RecordChange.of(List.of(id), body)).toList();
    }

    @ParameterizedTest
    @MethodSource("written")
    void goesThroughAllThatItHas(String name) throws RunRefused {
        ResourceType type = ResourceType.of(name);
        StoredRun created = type.has(Verb.CREATE) ? run(new CreateRecords(type), creates(type, "one")) : null;
        List<String> ids = created == null ? companies() : ids(created);
        assertEquals(ROWS, ids.stream().distinct().count());
        assertEquals(ROWS, read(type, ids).size());
        if (type.has(Verb.UPDATE)) {
            changes(type, ids);
        }
        if (type.has(Verb.DELETE)) {
            run(new DeleteRecords(type), each(ids, JsonNodeFactory.instance.objectNode()));
            ids.forEach(id -> assertTrue(read(type, id).isEmpty(), id));
            created = run(new CreateRecords(type), creates(type, "other"));
        }
        if (created != null) {
            takesBack(type, created);
        }
    }

    /** Whose part is there from the beginning. */
    private List<String> companies() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> {
                    standin.records().mentionCompany("com_" + i);
                    return "com_" + i;
                })
                .toList();
    }

    private void changes(ResourceType type, List<String> ids) throws RunRefused {
        List<JsonNode> before = read(type, ids);
        ObjectNode other = other(type);
        StoredRun changed = run(new UpdateRecords(type, Blank.REFUSE), each(ids, other));
        read(type, ids).forEach(record -> assertShows(type, other, record));
        if (type.name().equals(UNREADABLE)) {
            String why = "cannot be undone: Check does not show what was there before (raw_bank_account)";
            assertAll(Outcome.Kind.CONFLICT, why, undo(changed));
            read(type, ids).forEach(record -> assertShows(type, other, record));
        } else {
            assertAll(Outcome.Kind.DONE, "", undo(changed));
            assertEquals(before, read(type, ids));
        }
    }

    private static ObjectNode other(ResourceType type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (type.name()) {
            case "webhook_configs" -> body.put("url", "https://example.com/other");
            case "external_payrolls" -> body.put("pay_frequency", "quarterly");
            case "enrollment_profile" -> body.put("employee_count", 7);
            case UNREADABLE ->
                body.putObject("raw_bank_account")
                        .put("account_number", "987654321")
                        .put("subtype", "savings");
            default -> body.putObject("metadata").put("team", "blue");
        }
        return body;
    }

    /** All that was sent, but for what is never shown. */
    private static void assertShows(ResourceType type, ObjectNode sent, JsonNode record) {
        sent.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject() && !field.getKey().equals("metadata")) {
                value.properties().stream()
                        .filter(inner -> type.field(field.getKey() + "." + inner.getKey())
                                .orElseThrow()
                                .readable())
                        .forEach(inner -> assertEquals(
                                inner.getValue(), record.path(field.getKey()).path(inner.getKey())));
            } else {
                assertEquals(value, record.path(field.getKey()));
            }
        });
    }

    private void takesBack(ResourceType type, StoredRun created) throws RunRefused {
        List<String> ids = ids(created);
        var back = undo(created);
        if (type.removal() instanceof Removal.ByDelete) {
            assertAll(Outcome.Kind.DONE, "", back);
            ids.forEach(id -> assertTrue(read(type, id).isEmpty(), id));
        } else if (type.removal() instanceof Removal.ByDeactivation by) {
            assertAll(Outcome.Kind.DONE, "", back);
            read(type, ids)
                    .forEach(record ->
                            assertEquals("false", record.path(by.field()).asText()));
        } else {
            String reason = ((Removal.None) type.removal()).reason();
            assertAll(Outcome.Kind.CONFLICT, "cannot be undone: " + reason, back);
            assertEquals(ROWS, read(type, ids).size());
        }
    }
}
