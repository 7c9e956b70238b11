package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import dev.checkbulk.testing.World;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ByIdsTest {
    private static final CheckRequest LIST = CheckRequest.get("/employees");

    @RegisterExtension
    final World world = new World();

    private static List<String> asked(Call call) {
        String query = call.request().target().split("\\?", 2)[1];
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith("id="))
                .map(pair -> pair.substring(3))
                .toList();
    }

    private static Reply objects(List<String> ids) {
        return Reply.ok(ids.stream()
                .map(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"next\":null,\"results\":[", "]}")));
    }

    private static List<String> ids(int count, String prefix) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private Map<String, ?> byIds(List<String> ids) {
        return world.finish(Pages.byIds(world.client, LIST, ids));
    }

    @BeforeEach
    void answerWhatIsAsked() {
        world.wire.script(call -> objects(asked(call)));
    }

    @Test
    void reads100IdsARequest() {
        List<String> ids = ids(250, "emp_");
        assertEquals(Set.copyOf(ids), byIds(ids).keySet());
        assertEquals(
                List.of(100, 100, 50),
                world.wire.calls().stream().map(call -> asked(call).size()).toList());
        assertTrue(world.wire.lines().get(0).startsWith("GET /employees?limit=100&id=emp_0&id=emp_1&"));
    }

    @Test
    void longIdsMakeFewerIdsARequestSoThatTheUrlFits() {
        List<String> ids = ids(100, "x".repeat(250));
        assertEquals(100, byIds(ids).size());
        assertTrue(world.wire.calls().size() > 3);
        world.wire.lines().forEach(line -> assertTrue(line.length() < 8_000, "a URL of " + line.length()));
    }

    @Test
    void eachIdIsAskedForOnce() {
        assertEquals(Set.of("a", "b"), byIds(List.of("a", "b", "a", "a")).keySet());
        assertEquals(List.of("a", "b"), asked(world.wire.calls().get(0)));
    }

    @Test
    void noIdsAreNoRequest() {
        assertEquals(Map.of(), byIds(List.of()));
        assertEquals(0, world.wire.calls().size());
    }

    @Test
    void idsThatCheckDoesNotKnowAreAbsent() {
        world.wire.script(objects(List.of("b")));
        assertEquals(Set.of("b"), byIds(List.of("a", "b", "c")).keySet());
    }

    @Test
    void objectsThatWereNotAskedForAreIgnored() {
        world.wire.script(objects(List.of("a", "other")));
        assertEquals(Set.of("a"), byIds(List.of("a")).keySet());
    }

    @Test
    void aFailedReadFailsTheWhole() {
        world.wire.script(call ->
                call.ordinal() == 1 ? Reply.status(404, "", "X-Request-Log-Id", "log_1") : objects(asked(call)));
        assertInstanceOf(ReadFailed.class, world.failure(Pages.byIds(world.client, LIST, ids(250, "emp_"))));
    }
}
