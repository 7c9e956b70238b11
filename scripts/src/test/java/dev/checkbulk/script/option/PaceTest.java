package dev.checkbulk.script.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.Environment;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.script.terminal.CannotStart;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PaceTest {
    private static final Environment CHECK = Environment.of("https://sandbox.checkhq.com");
    private static final Environment HERE = Environment.of("http://127.0.0.1:9400");

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path home;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Limit shared(Environment where, String... options) throws CannotStart {
        return CommandLine.populateCommand(new Pace(), options)
                .shared(vertx, where, ApiKey.of("k3y"), Map.of("CHECKBULK_HOME", home.toString()))
                .limit();
    }

    private long budgets() throws IOException {
        Path folder = home.resolve("quota");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "24.75, 100, ''",
        "10, 100, --rate 10",
        "24.75, 7, --in-flight 7",
        "17.5, 70, --share 70%",
        "24.75, 100, --share 100%",
        "0.25, 1, --share 1%",
        "5, 40, --share 40% --rate 5",
    })
    void theSmallestOfWhatIsAskedForCounts(double perSecond, int inFlight, String options) throws CannotStart {
        assertEquals(
                new Limit(perSecond, inFlight), shared(CHECK, options.isEmpty() ? new String[0] : options.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "--rate is at most 24.75, --rate 25",
        "'--rate is a number above 0 and at most 100000, not 0.0', --rate 0",
        "'--rate is a number above 0 and at most 100000, not NaN', --rate NaN",
        "'--in-flight is 1 to 100, not 101', --in-flight 101",
        "'--in-flight is 1 to 100, not 0', --in-flight 0",
        "'--share is a whole percentage from 1% to 100%, not 0%', --share 0%",
        "'--share is a whole percentage from 1% to 100%, not 101%', --share 101%",
        "'--share is a whole percentage from 1% to 100%, not 40', --share 40",
    })
    void whatCannotBeHadIsRefused(String message, String options) {
        CannotStart refusal = assertThrows(CannotStart.class, () -> shared(CHECK, options.split(" ")));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @Test
    void moreThanChecksLimitIsForAServerOnThisMachineAndSharedWithNobody() throws Exception {
        assertEquals(new Limit(100, 100), shared(HERE, "--rate", "100"));
        assertEquals(new Limit(24.75, 500), shared(HERE, "--in-flight", "500"));
        assertEquals(0, budgets());
    }

    @Test
    void theBudgetIsOneForAKeyAndAServerAndTheFileDoesNotTellTheKey() throws Exception {
        shared(HERE);
        shared(HERE, "--share", "50%");
        assertEquals(1, budgets());
        shared(CHECK);
        assertEquals(2, budgets());
    }

    @Test
    void aHomeThatCannotBeUsedIsSaidAtOnce() throws Exception {
        Files.writeString(home.resolve("quota"), "a file");
        CannotStart refusal = assertThrows(CannotStart.class, () -> shared(CHECK));
        assertTrue(refusal.getMessage().contains("Set CHECKBULK_HOME"), refusal.getMessage());
    }

    private void asPartner(Environment where, String key, String partner) throws CannotStart {
        CommandLine.populateCommand(new Pace())
                .shared(
                        vertx,
                        where,
                        ApiKey.of(key),
                        Map.of("CHECKBULK_HOME", home.toString(), "CHECKBULK_PARTNER", partner));
    }

    private long budgetFiles() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("quota"))) {
            return files.filter(file -> file.toString().endsWith(".v2")).count();
        }
    }

    @Test
    void f31TwoKeysOfOnePlaceShareOneBudgetAndPartnersThatAreNamedDoNot() throws Exception {
        asPartner(CHECK, "first", "");
        asPartner(CHECK, "second", " ");
        asPartner(Environment.of("HTTPS://Sandbox.CheckHQ.com:443/"), "third", "");
        assertEquals(1, budgetFiles());
        asPartner(CHECK, "first", "acme");
        asPartner(CHECK, "second", "acme");
        assertEquals(2, budgetFiles());
        asPartner(CHECK, "first", "other");
        asPartner(HERE, "first", "acme");
        assertEquals(4, budgetFiles());
        CannotStart refused = assertThrows(CannotStart.class, () -> asPartner(CHECK, "first", "../x"));
        assertTrue(refused.getMessage().contains("CHECKBULK_PARTNER"), refused.getMessage());
    }

    @Test
    void f32AnOlderVersionThatSendsWithThisKeyIsNamed() throws Exception {
        Path old = Files.createDirectories(home.resolve("quota"))
                .resolve(ApiKey.of("k3y").fingerprint("quota of " + CHECK.baseUrl()) + ".v1");
        Files.writeString(old, "numbers");
        CannotStart refused = assertThrows(CannotStart.class, () -> shared(CHECK));
        assertTrue(refused.getMessage().contains("older version of Checkbulk"), refused.getMessage());
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        shared(CHECK);
    }
}
