package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Field;
import dev.checkbulk.ops.resource.FieldType;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource of the table that has records of its own: each plan against a plausible record, and carried out. */
class EveryResourcePlannedTest extends AgainstStandin {
    /** What Check allows one of for each owner. */
    private static final List<String> ONE_EACH = List.of("benefits", "payroll_items", "contractor_payments");

    private static Stream<String> having(Verb verb) {
        return ResourceType.all().stream()
                .filter(type -> type.has(verb) && type.has(Verb.GET) && type.body() instanceof Body.OneRecord)
                .filter(type -> type.ids(verb).size() <= (verb == Verb.CREATE ? 0 : 1))
                .filter(type -> !type.name().equals("enrollment_profile"))
                .map(ResourceType::name);
    }

    static Stream<String> updatable() {
        return having(Verb.UPDATE);
    }

    static Stream<String> creatable() {
        return having(Verb.CREATE);
    }

    static Stream<String> deletable() {
        return having(Verb.DELETE);
    }

    private JsonNode record(ResourceType type) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (type.name().equals("benefits")) {
            fields.put("benefit", "401k").put("effective_start", "2026-01-01");
        }
        standin.records().mention(type.name(), type.prefix() + "one", fields);
        return standin.records().get(type.prefix() + "one").orElseThrow();
    }

    private static RecordChange row(JsonNode record, JsonNode body) {
        return RecordChange.of(List.of(record.get("id").asText()), body);
    }

    private PlanRow update(ResourceType type, JsonNode record, JsonNode body) {
        return get(new UpdateRecords(type, Blank.REFUSE).plan(client.reading(), List.of(row(record, body))))
                .get(0);
    }

    private Outcome send(PlanRow row) {
        return get(client.send(
                assertInstanceOf(Edit.class, row, () -> String.valueOf(row)).request()));
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.Kind.DONE, outcome.kind(), outcome.explanation());
    }

    @ParameterizedTest
    @MethodSource("updatable")
    void whatWasReadCanBeGivenBackAndOneChangedFieldIsSentAlone(String name) {
        ResourceType type = ResourceType.of(name);
        JsonNode record = record(type);
        assertEquals(List.of("it is so already"), Canned.said(List.of(update(type, record, record))));
        Optional<ObjectNode> changed = changed(type, record);
        if (changed.isPresent()) {
            PlanRow row = update(type, record, changed.get());
            assertDone(send(row));
            assertEquals(List.of("it is so already"), Canned.said(List.of(update(type, record, changed.get()))));
        }
    }

    /** The record with another date, metadata or flag; a bank account with its number besides. */
    private static Optional<ObjectNode> changed(ResourceType type, JsonNode record) {
        ObjectNode other = record.deepCopy();
        for (Field field : type.updatable()) {
            if (field.type() == FieldType.METADATA && !type.name().equals("bank_accounts")) {
                other.putObject(field.name()).put("team", "b");
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("creatable")
    void anEqualRecordIsKnownBeforeOneIsCreated(String name) {
        ResourceType type = ResourceType.of(name);
        JsonNode record = record(type);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Field field : type.creatable()) {
            JsonNode value = record.path(field.name());
            if (field.object() == null && !value.isMissingNode() && !value.isNull()) {
                body.set(field.name(), value);
            }
        }
        type.fields().stream()
                .filter(field -> field.object() != null && !field.onCreate() && body.has(field.object()))
                .forEach(field -> ((ObjectNode) body.get(String.valueOf(field.object())))
                        .remove(field.name().substring(field.name().indexOf('.') + 1)));
        if (name.equals("bank_accounts")) {
            ((ObjectNode) body.get("raw_bank_account")).put("account_number", "123456789");
        }
        List<PlanRow> rows =
                get(new CreateRecords(type).plan(client.reading(), List.of(RecordChange.of(List.of(), body))));
        String said = Canned.said(rows).get(0);
        assertTrue(said.contains(record.get("id").asText()), said);
        if (!ONE_EACH.contains(name)) {
            Edit edit = assertInstanceOf(Edit.class, rows.get(0));
            assertTrue(String.valueOf(edit.before()).contains(record.get("id").asText()));
            if (!name.equals("bank_accounts")) { // its number is never read: nothing can be told from a look
                assertTrue(
                        get(client.pages(Objects.requireNonNull(edit.lookup())).all()).stream()
                                .anyMatch(edit::isShownBy));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("deletable")
    void aRecordIsDeletedAndThenNotFound(String name) {
        ResourceType type = ResourceType.of(name);
        JsonNode record = record(type);
        DeleteRecords delete = new DeleteRecords(type);
        List<RecordChange> rows = List.of(row(record, JsonNodeFactory.instance.objectNode()));
        assertDone(send(get(delete.plan(client.reading(), rows)).get(0)));
        assertEquals(
                "not_found",
                Canned.said(get(delete.plan(client.reading(), rows))).get(0).split(":")[0]);
    }
}
