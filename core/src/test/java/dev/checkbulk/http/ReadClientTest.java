package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who makes a plan cannot write. */
class ReadClientTest {
    private static final CheckRequest PERSON = CheckRequest.get("/employees/{employee}", "emp_1");

    private final World world = new World();
    private final ReadClient reader = world.client.reading();

    @Test
    void aWriteIsAnErrorOfTheProgramAndIsNotSent() {
        CheckRequest write = CheckRequest.post("/employees");
        assertThrows(IllegalArgumentException.class, () -> reader.get(write));
        assertThrows(IllegalArgumentException.class, () -> reader.pages(write));
        assertThrows(IllegalArgumentException.class, () -> reader.byIds(write, List.of("emp_1")));
        assertEquals(List.of(), world.wire.calls());
    }

    @Test
    void aReadWithoutADefiniteAnswerIsTriedAgain() {
        world.wire.script(Reply.silence(), Reply.ok("{\"id\": \"emp_1\"}"));
        assertEquals(
                Outcome.Kind.DONE,
                world.finish(reader.get(PERSON)).kind(),
                world.wire.lines().toString());
        assertEquals(2, world.wire.calls().size());
    }

    @Test
    void aRefusalIsAnAnswer() {
        world.wire.script(Reply.status(404, "{\"error\": {\"type\": \"not_found\", \"message\": \"no\"}}"));
        assertEquals(Outcome.Kind.REFUSED, world.finish(reader.get(PERSON)).kind());
    }

    @Test
    void aReadThatNeverGetsAnAnswerFails() {
        world.wire.script(call -> Reply.silence());
        Future<Outcome> read = reader.get(PERSON);
        world.time.runUntilIdle();
        assertInstanceOf(ReadFailed.class, read.cause());
        assertEquals(Pages.TRIES, world.wire.calls().size());
    }

    @Test
    void ofManyRecordsOnlyTheFieldsThatAreAskedForAreKept() {
        world.wire.script(
                Reply.ok(
                        "{\"next\": null, \"results\": [{\"id\": \"emp_1\", \"company\": \"com_1\", \"last_name\": \"Doe\"}]}"));
        var found =
                world.finish(reader.byIds(CheckRequest.get("/employees"), List.of("emp_1"), Set.of("id", "company")));
        assertEquals("{\"id\":\"emp_1\",\"company\":\"com_1\"}", String.valueOf(found.get("emp_1")));
    }

    @Test
    void aFailureNamesTheRequestWithoutAHundredIds() {
        world.wire.script(call -> Reply.status(403, "{\"error\": {\"type\": \"not_allowed\", \"message\": \"no\"}}"));
        List<String> ids = IntStream.range(0, 90).mapToObj(n -> "emp_" + n).toList();
        Future<?> read = reader.byIds(CheckRequest.get("/employees"), ids);
        world.time.runUntilIdle();
        assertEquals("GET /employees?… could not be read: 403: no", read.cause().getMessage());
    }
}
