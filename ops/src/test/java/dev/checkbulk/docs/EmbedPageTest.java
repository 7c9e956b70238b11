package dev.checkbulk.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Environment;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, timeUnit = TimeUnit.MINUTES)
@ExtendWith(VertxExtension.class)
class EmbedPageTest {
    @Test
    void answersWithTheCounts(Vertx vertx, VertxTestContext test) {
        JsonObject moves = new JsonObject().put("emp_1", "wrk_1").put("emp_missing", "wrk_1");
        Standin.start(vertx, StandinSettings.defaults())
                .compose(standin -> {
                    standin.records().mentionWorkplace("wrk_1").mentionEmployee("emp_1");
                    return vertx.deployVerticle(
                            new ReassignVerticle(Environment.of(standin.baseUrl()), ApiKey.of("test")));
                })
                .compose(deployed -> vertx.eventBus().<JsonObject>request("reassign", moves))
                .onComplete(test.succeeding(reply -> test.verify(() -> {
                    assertEquals(1, reply.body().getInteger("done"));
                    assertEquals(1, reply.body().getInteger("refused"));
                    test.completeNow();
                })));
    }

    @Test
    void aWebClientOfTheServiceGoesAtTheSharedPace(Vertx vertx, VertxTestContext test) {
        JsonObject depot = new JsonObject().put("workplace", "wrk_1").put("name", "Depot");
        Standin.start(vertx, StandinSettings.defaults().withKey("test"))
                .compose(standin -> {
                    standin.records().mentionWorkplace("wrk_1");
                    standin.script().next(Fault.throttled("1"));
                    return vertx.deployVerticle(
                            new RenameVerticle(Environment.of(standin.baseUrl()), ApiKey.of("test")));
                })
                .compose(deployed -> vertx.eventBus().<Integer>request("rename", depot))
                .onComplete(test.succeeding(reply -> test.verify(() -> {
                    assertEquals(200, reply.body());
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReassignVerticle", "RenameVerticle"})
    void thePageShowsTheseVerticles(String verticle) throws IOException {
        Path root = Path.of(System.getProperty("checkbulk.root"));
        String source = Files.readString(root.resolve("ops/src/test/java/dev/checkbulk/docs/" + verticle + ".java"));
        String shown = source.substring(source.indexOf("import "));
        assertTrue(
                Files.readString(root.resolve("docs/embed.md")).contains(shown),
                "docs/embed.md shows another verticle");
    }
}
