package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that are one request for each item, and what results tell of them. */
class OperationTest {
    @RegisterExtension
    final World world = new World();

    private final Operation<String> rename = Operation.of(
            employee -> CheckRequest.patch("/employees/{employee}", employee).body(Map.of("first_name", "Alex")));
    private final Operation<String> create = Operation.of(name ->
            CheckRequest.post("/employees").body(Map.of("last_name", name)).expecting(Expected.created()));

    private <I> List<ItemResult<I>> collect(List<I> items, Operation<I> operation) {
        return world.finish(new Batch(world.client).collect(items, operation));
    }

    @Test
    void aResultHasIdStatusBodyAndError() {
        world.wire.script(
                Reply.ok("{\"id\":\"emp_1\",\"first_name\":\"Alex\"}"),
                Reply.status(400, "{\"error\":{\"type\":\"validation_error\",\"message\":\"no\"}}"));
        List<ItemResult<String>> results = collect(List.of("emp_1", "emp_2"), rename);
        assertEquals(
                List.of("emp_1", "emp_2"), results.stream().map(ItemResult::id).toList());
        assertEquals(200, results.get(0).outcome().status());
        assertEquals(400, results.get(1).outcome().status());
        assertTrue(results.get(1).outcome().objection().orElseThrow().body().contains("validation_error"));
    }

    @Test
    void aCreationHasTheIdOfWhatWasMade() {
        world.wire.script(Reply.ok("{\"id\":\"emp_9\"}"), Reply.status(500, "oops"));
        List<ItemResult<String>> results = collect(List.of("Ash", "Birch"), create);
        assertEquals("emp_9", results.get(0).id());
        assertEquals("", results.get(1).id());
        assertEquals(500, results.get(1).outcome().status());
    }

    @Test
    void whatWasNotAnsweredHasNoStatus() {
        world.wire.script(Reply.broken());
        assertEquals(0, collect(List.of("emp_1"), rename).get(0).outcome().status());
    }

    @Test
    void itemsOfOneRecordAreKeyedByItAndReadsAndCreationsAreNot() {
        assertEquals("emp_1", rename.key("emp_1"));
        assertNull(create.key("Ash"));
        assertNull(Operation.<String>of(id -> CheckRequest.get("/employees/{employee}", id))
                .key("emp_1"));
    }

    @Test
    void anOperationWithoutARequestAndOneThatThrowsCostTheirItemOnly() {
        Operation<String> broken = Operation.of(item -> switch (item) {
            case "null" -> null;
            case "" -> CheckRequest.patch("/employees/{employee}", item);
            default -> CheckRequest.patch("/employees/{employee}", item).body(Map.of());
        });
        world.wire.script(Reply.ok("{\"id\":\"emp_1\"}"));
        List<ItemResult<String>> results = collect(List.of("null", "", "emp_1"), broken);
        assertEquals(
                List.of(Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.DONE),
                results.stream().map(result -> result.outcome().kind()).toList());
        assertTrue(results.get(0).outcome().explanation().contains("gave no request"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void a429IsAttemptedAsOftenAsTheClientSays(int attempts) {
        world.wire.script(
                Reply.throttled("1"),
                Reply.throttled("1"),
                Reply.throttled("1"),
                Reply.throttled("1"),
                Reply.throttled("1"));
        CheckClient client = world.client.attempts(attempts);
        world.finish(client.send(World.write()));
        assertEquals(attempts, world.wire.calls().size());
    }
}
