package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @ParameterizedTest
    @CsvSource({
        "https://sandbox.checkhq.com, SANDBOX",
        "https://api.checkhq.com, PRODUCTION",
        "http://localhost:8080, LOOPBACK",
        "http://127.0.0.1:1, LOOPBACK",
        "http://[::1]:8080, LOOPBACK",
        "https://localhost, LOOPBACK"
    })
    void theKeyIsSentToChecksHostsAndToThisMachine(String url, Environment.Kind kind) {
        assertEquals(kind, Environment.of(url).kind());
        assertEquals(url, Environment.of(url).baseUrl().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://sandbox.checkhq.com.evil.com",
                "https://evil-api.checkhq.com",
                "https://10.0.0.1",
                "https://127.0.0.1.evil.com",
                "http://0.0.0.0",
                "https://checkhq.com",
                "",
                "api.checkhq.com",
                "mailto:x@y",
                "https://",
                "https://api.checkhq.com@evil.com"
            })
    void anyOtherPlaceIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> Environment.of(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sandbox.checkhq.com", "http://api.checkhq.com", "ftp://localhost", "//localhost"})
    void outsideThisMachineItIsReachedOverTlsOnly(String url) {
        assertThrows(IllegalArgumentException.class, () -> Environment.of(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.checkhq.com/v1",
                "https://api.checkhq.com?x=1",
                "https://api.checkhq.com#x",
                "https://me@api.checkhq.com"
            })
    void aBaseUrlIsSchemeHostAndPortNothingMore(String url) {
        assertThrows(IllegalArgumentException.class, () -> Environment.of(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url", "https://a b", "https://[::1", "%%"})
    void aTextThatIsNoUrlIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> Environment.of(url));
    }

    @Test
    void aSlashAtTheEndIsDropped() {
        assertEquals(Environment.SANDBOX, Environment.of("https://sandbox.checkhq.com/"));
    }

    @Test
    void theSandboxIsTheDefault() {
        assertEquals(Environment.SANDBOX, Environment.from(Map.of()));
        assertEquals(Environment.SANDBOX, Environment.from(Map.of("CHECK_BASE_URL", " ")));
    }

    @Test
    void theVariableNamesAnother() {
        assertEquals(Environment.PRODUCTION, Environment.from(Map.of("CHECK_BASE_URL", " https://api.checkhq.com\n")));
    }
}
