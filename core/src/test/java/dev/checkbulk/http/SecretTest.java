package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key leaves the program as a header and in no other way. */
class SecretTest {
    @RegisterExtension
    final World world = new World();

    private static void assertKeepsTheSecret(Object printed) {
        assertFalse(String.valueOf(printed).contains(World.SECRET), String.valueOf(printed));
    }

    @Test
    void noOutcomePrintsTheKey() {
        List<Reply> replies = List.of(
                Reply.ok("{}"),
                Reply.ok("<html>"),
                Reply.status(302, "", "Location", "https://elsewhere"),
                Reply.status(400, "{\"error\":{\"type\":\"t\",\"message\":\"m\"}}"),
                Reply.status(401, ""),
                Reply.status(500, ""),
                Reply.throttled("1"),
                Reply.throttled("100000"),
                Reply.broken(),
                Reply.silence(),
                Reply.notConnected(),
                Reply.untrusted());
        for (Reply reply : replies) {
            world.wire.script(reply);
            Outcome outcome = world.send(World.write());
            assertKeepsTheSecret(outcome);
            assertKeepsTheSecret(outcome.explanation());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void anAnswerThatRepeatsTheKeyIsToldWithoutIt(int status) {
        String body = "{\"error\":{\"type\":\"not_authenticated\",\"message\":\"no such key: " + World.SECRET
                + "\",\"input_errors\":[{\"field\":\"key\",\"message\":\"" + World.SECRET + "\"}]}}";
        for (String said : List.of(body, "<p>Bearer " + World.SECRET + "</p>")) {
            world.wire.script(Reply.status(status, said), Reply.status(status, said), Reply.status(status, said));
            Outcome outcome = world.send(World.write());
            assertKeepsTheSecret(outcome);
            assertKeepsTheSecret(outcome.explanation());
            assertKeepsTheSecret(outcome.objection().orElseThrow().body());
            assertTrue(outcome.objection().orElseThrow().body().contains("***"));
        }
    }

    @Test
    void nothingThatCarriesTheKeyPrintsIt() {
        world.send(World.write());
        List<Object> carriers = new ArrayList<>(List.of(world.client, ApiKey.of(World.SECRET)));
        carriers.add(new Connection(
                World.HERE,
                ApiKey.of(World.SECRET),
                world.quota,
                world.time,
                world.wire,
                new Random(1),
                new ServerClock(world.time),
                new Lifetime(world.time),
                CheckClient.DEADLINE,
                CheckClient.ATTEMPTS));
        var sent = world.wire.calls().get(0).request();
        assertTrue(sent.headers().toString().contains(World.SECRET), "otherwise this test proves nothing");
        carriers.add(sent);
        carriers.forEach(SecretTest::assertKeepsTheSecret);
    }

    @Test
    void noFailurePrintsTheKey() {
        world.wire.script(Reply.status(401, ""));
        StringWriter trace = new StringWriter();
        world.failure(world.client.pages(CheckRequest.get("/employees")).next())
                .printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains("GET /employees"));
        assertKeepsTheSecret(trace);
    }
}
