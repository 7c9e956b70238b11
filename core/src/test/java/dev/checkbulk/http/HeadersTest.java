package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.ScriptedWire.Call;
import dev.checkbulk.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire with each request. */
class HeadersTest {
    private static final String KEY = "X-Idempotency-Key";

    @RegisterExtension
    final World world = new World();

    private Call sent(CheckRequest request) {
        world.send(request);
        return world.wire.calls().get(world.wire.calls().size() - 1);
    }

    private static CheckRequest with(CheckRequest.Method method) {
        return new CheckRequest(method, "/employees/{e}", List.of("emp_1"), List.of(), null, null, Expected.anything());
    }

    @ParameterizedTest
    @EnumSource(CheckRequest.Method.class)
    void everyRequestCarriesKeyVersionAgentAndAcceptance(CheckRequest.Method method) {
        Call call = sent(with(method));
        assertEquals("Bearer " + World.SECRET, call.header("Authorization"));
        assertEquals("2025-01-01", call.header("Check-Version"));
        assertEquals("application/json", call.header("Accept"));
        assertTrue(call.header("User-Agent").startsWith("checkbulk/"));
    }

    @ParameterizedTest
    @EnumSource(CheckRequest.Method.class)
    void everyWriteAndNoReadCarriesAnIdempotencyKey(CheckRequest.Method method) {
        assertEquals(method.writes(), sent(with(method)).header(KEY) != null);
    }

    @Test
    void eachWriteHasAKeyOfItsOwn() {
        Call one = sent(World.write());
        Call other = sent(World.write());
        assertTrue(one.header(KEY).matches("[0-9a-f]{32}"), one.header(KEY));
        assertNotEquals(one.header(KEY), other.header(KEY));
    }

    @Test
    void theKeyIsTheSameOnEveryAttempt() {
        world.wire.script(Reply.notConnected(), Reply.throttled("1"), Reply.throttled("1"), Reply.ok("{}"));
        sent(World.write());
        assertEquals(4, world.wire.calls().size());
        assertEquals(
                1,
                Set.copyOf(world.wire.calls().stream()
                                .map(call -> call.header(KEY))
                                .toList())
                        .size());
    }

    @Test
    void aGivenKeyIsSentAsItIs() {
        assertEquals("mine", sent(World.write().idempotencyKey("mine")).header(KEY));
        assertEquals("mine", sent(World.read().idempotencyKey("mine")).header(KEY));
    }

    @Test
    void aBodyIsSentAsJsonInUtf8() {
        Call call = sent(CheckRequest.post("/employees").body(Map.of("name", "Zoë")));
        assertEquals("{\"name\":\"Zoë\"}", call.body());
        assertEquals("application/json", call.header("Content-Type"));
    }

    @Test
    void withoutABodyThereIsNoContentType() {
        Call call = sent(World.read());
        assertNull(call.body());
        assertNull(call.header("Content-Type"));
    }

    @Test
    void methodAndTargetAreTheRequests() {
        Call call = sent(CheckRequest.delete("/benefits/{b}", "ben_1").query("a", "b c"));
        assertEquals("DELETE /benefits/ben_1?a=b%20c", call.line());
    }

    @Test
    void aFileGoesAsItIsUnderItsType() {
        byte[] file = {0, 1, (byte) 0xff, '\n'};
        CheckRequest upload = CheckRequest.put("/documents/{d}/upload", "doc_1").file("application/pdf", file);
        Call call = sent(upload);
        assertEquals("application/pdf", call.header("Content-Type"));
        assertArrayEquals(file, call.request().body());
        assertTrue(upload.json().isMissingNode());
        assertEquals("application/json", sent(upload.body(Map.of())).header("Content-Type"));
        assertThrows(IllegalArgumentException.class, () -> upload.file("pdf\r\nX: y", file));
    }
}
