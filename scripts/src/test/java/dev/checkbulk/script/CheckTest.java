package dev.checkbulk.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.ItemResult;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.ops.Employees;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import io.vertx.core.Vertx;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The blocking front of one-file scripts, in the test's own process. */
@Timeout(value = 5, timeUnit = TimeUnit.MINUTES)
@ExtendWith(VertxExtension.class)
class CheckTest {
    private static final Operation<String> RENAME = Operation.of(
            employee -> CheckRequest.patch("/employees/{employee}", employee).body(Map.of("first_name", "Alex")));

    @TempDir
    Path home;

    private Standin standin;

    @BeforeEach
    void start(Vertx vertx, VertxTestContext test) {
        Standin.start(vertx, StandinSettings.defaults()).onComplete(test.succeeding(started -> {
            standin = started;
            standin.records().mentionWorkplace("wrk_1", "com_1");
            List.of("emp_1", "emp_2", "emp_3")
                    .forEach(employee -> standin.records().mentionEmployee(employee, "com_1", List.of("wrk_1")));
            test.completeNow();
        }));
    }

    private Check check() throws CannotStart {
        return Check.of(Map.of(
                "CHECK_API_KEY",
                "test",
                "CHECK_BASE_URL",
                standin.baseUrl(),
                "CHECKBULK_HOME",
                home.resolve("home").toString()));
    }

    private static List<Kind> kinds(List<ItemResult<String>> results) {
        return results.stream().map(result -> result.outcome().kind()).toList();
    }

    @Test
    void resultsComeInTheOrderOfTheItemsWithIdStatusAndBody() throws CannotStart {
        try (Check check = check()) {
            List<ItemResult<String>> results = check.run(List.of("emp_3", "emp_missing", "emp_1"), RENAME);
            assertEquals(
                    List.of("emp_3", "emp_missing", "emp_1"),
                    results.stream().map(ItemResult::id).toList());
            assertEquals(
                    List.of(200, 404, 200),
                    results.stream().map(result -> result.outcome().status()).toList());
            assertTrue(results.get(1).outcome().objection().orElseThrow().body().contains("not_found"));
        }
    }

    @Test
    void itemsMayComeFromAListAndInTheGuidesBatches() throws CannotStart {
        try (Check check = check()) {
            assertEquals(3, check.all(new Employees().list("com_1")).size());
            assertEquals(
                    2,
                    Await.get(new Batch(check.client())
                                    .batchSize(Batch.GUIDE_SIZE)
                                    .run(List.of("emp_1", "emp_2"), RENAME))
                            .done());
        }
    }

    @Test
    void anOperationThatWaitsThrowsOrGivesNothingCostsItsItemOnly() throws CannotStart {
        try (Check check = check()) {
            Operation<String> broken = (client, item) -> switch (item) {
                case "waits" -> {
                    check.all(new Employees().list("com_1"));
                    throw new AssertionError("it waited on the event loop");
                }
                case "throws" -> throw new IllegalStateException("a bug");
                case "null" -> null;
                default -> RENAME.run(client, item);
            };
            List<ItemResult<String>> results = check.run(List.of("waits", "throws", "null", "emp_1"), broken);
            assertEquals(List.of(Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.NOT_APPLIED, Kind.DONE), kinds(results));
            assertTrue(
                    results.get(0).outcome().explanation().contains("give its future back instead"), results::toString);
        }
    }

    @Test
    void withoutAKeyOneLineSaysWhichVariable() {
        CannotStart failure = assertThrows(CannotStart.class, () -> Check.of(Map.of()));
        assertEquals(
                "CHECK_API_KEY is not set. Set it to your Check API key, or set CHECK_API_KEY_FILE to a file that contains it.",
                failure.getMessage());
    }
}
