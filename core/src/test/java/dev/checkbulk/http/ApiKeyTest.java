package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @TempDir
    Path folder;

    private static String authorization(Map<String, String> variables) {
        return ApiKey.from(variables).orElseThrow().authorization();
    }

    private static String rejected(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @Test
    void printsAsThreeStars() {
        assertEquals("***", ApiKey.of("secret").toString());
        assertEquals("[***]", String.valueOf(java.util.List.of(ApiKey.of("secret"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\n", "secret\r\n", " secret ", "\tsecret"})
    void whiteSpaceAroundItIsDropped(String text) {
        assertEquals("Bearer secret", ApiKey.of(text).authorization());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sec ret", "sec\nret", "sécret", "sec\u0000ret"})
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutQuotingIt(String text) {
        String message = rejected(() -> ApiKey.of(text));
        assertFalse(message.contains("sec") || message.contains("ret"), message);
    }

    @Test
    void aKeyHasAtMost512Characters() {
        assertEquals(7 + 512, ApiKey.of("k".repeat(512)).authorization().length());
        assertTrue(rejected(() -> ApiKey.of("k".repeat(513))).endsWith("it has 513"));
    }

    @Test
    void theVariableComesBeforeTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file");
        String path = file.toString();
        assertEquals("Bearer direct", authorization(Map.of("CHECK_API_KEY", "direct", "CHECK_API_KEY_FILE", path)));
        assertEquals("Bearer from-file", authorization(Map.of("CHECK_API_KEY", " ", "CHECK_API_KEY_FILE", path)));
    }

    @Test
    void theFilesLastNewlineIsDropped() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        assertEquals("Bearer from-file", authorization(Map.of("CHECK_API_KEY_FILE", file.toString())));
    }

    @Test
    void noVariableIsNoKey() {
        assertTrue(ApiKey.from(Map.of()).isEmpty());
        assertTrue(ApiKey.from(Map.of("CHECK_API_KEY", "", "CHECK_API_KEY_FILE", ""))
                .isEmpty());
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedByName() throws IOException {
        Path absent = folder.resolve("absent");
        assertTrue(rejected(() -> authorization(Map.of("CHECK_API_KEY_FILE", absent.toString())))
                .endsWith("does not exist: " + absent));
        assertTrue(rejected(() -> authorization(Map.of("CHECK_API_KEY_FILE", folder.toString())))
                .endsWith("cannot be read: " + folder));
        Path noText = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 's', 'e', 'c'});
        assertTrue(rejected(() -> authorization(Map.of("CHECK_API_KEY_FILE", noText.toString())))
                .endsWith("cannot be read: " + noText));
    }

    @ParameterizedTest
    @CsvSource({
        "check_test_abc, PRODUCTION, true",
        "sandbox-abc, PRODUCTION, true",
        "SBX_abc, PRODUCTION, true",
        "check_live_abc, PRODUCTION, false",
        "prod-abc, SANDBOX, true",
        "abc_LIVE, SANDBOX, true",
        "production, SANDBOX, true",
        "check_test_abc, SANDBOX, false",
        "check_live_abc, LOOPBACK, true",
        "check_test_abc, LOOPBACK, false",
        "saysnothing, PRODUCTION, false",
        "saysnothing, SANDBOX, false",
        "check_live_abc, NAMED, false",
        "check_test_abc, NAMED, false",
        "latestlived, PRODUCTION, false",
        "latestlived, SANDBOX, false"
    })
    void aKeyThatSaysWhereItBelongsContradictsTheOthers(String key, Environment.Kind kind, boolean contradicts) {
        Environment environment = switch (kind) {
            case SANDBOX -> Environment.SANDBOX;
            case PRODUCTION -> Environment.PRODUCTION;
            case LOOPBACK -> Environment.of("http://localhost:1");
            case NAMED ->
                Environment.of("https://gate.example", Map.of(Environment.ALLOW_PLACE, "https://gate.example"));
        };
        assertEquals(contradicts, ApiKey.of(key).contradicts(environment));
    }
}
