package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static Environment allowed(String allowed, String url) {
        return Environment.of(url, Map.of(Environment.ALLOW_PLACE, allowed));
    }

    @ParameterizedTest
    @CsvSource({
        "https://gateway.example/check, https://gateway.example/check",
        "https://gateway.example/check/, https://gateway.example:443/check",
        "https://Gateway.Example., HTTPS://gateway.example/",
        "http://172.17.0.2:8080, http://172.17.0.2:8080",
        "http://[fd12::7]:8080, http://[fd12:0:0::7]:8080",
        "http://mock:8080, http://mock:8080",
        "https://203.0.113.7, https://203.0.113.7",
        "http://127.0.0.1:8080, http://localhost:8080",
        "http://127.0.0.1:8080/check, http://127.0.0.1:8080/check",
    })
    void f40APlaceThatWasNamedExactlyIsAllowedAndGuardedAsProductionIs(String allowed, String url) {
        assertEquals(Environment.Kind.NAMED, allowed(allowed, url).kind());
        assertTrue(allowed(allowed, url).kind().guarded());
    }

    @ParameterizedTest
    @CsvSource({
        "https://gateway.example/check, https://gateway.example",
        "https://gateway.example, https://gateway.example/check",
        "https://gateway.example, https://gateway.example.evil.com",
        "https://gateway.example, http://gateway.example",
        "https://gateway.example, https://gateway.example:8443",
        "https://*.example, https://gateway.example",
        "http://203.0.113.7, http://203.0.113.7",
        "http://8.8.8.8:8080, http://8.8.8.8:8080",
        "http://api.checkhq.com, http://api.checkhq.com",
        "https://me@gateway.example, https://me@gateway.example",
        "https://gateway.example/a/../b, https://gateway.example/a/../b",
        "https://gateway.example/a?x=1, https://gateway.example/a?x=1",
        "https://gateway.example//a, https://gateway.example//a",
    })
    void f40AnythingElseStaysRefused(String allowed, String url) {
        assertThrows(IllegalArgumentException.class, () -> allowed(allowed, url));
    }

    @Test
    void f40WhatCannotBeAllowedNamesTheVariableAndWhatIsRefusedNamesTheWay() {
        var bad = assertThrows(
                IllegalArgumentException.class, () -> allowed("http://203.0.113.7", "https://sandbox.checkhq.com"));
        assertTrue(bad.getMessage().startsWith("CHECKBULK_ALLOW_PLACE cannot be used"), bad.getMessage());
        var unnamed = assertThrows(IllegalArgumentException.class, () -> Environment.of("https://gateway.example"));
        assertTrue(unnamed.getMessage().contains("CHECKBULK_ALLOW_PLACE"), unnamed.getMessage());
        var path = assertThrows(IllegalArgumentException.class, () -> Environment.of("https://api.checkhq.com/v1"));
        assertTrue(path.getMessage().contains("CHECKBULK_ALLOW_PLACE"), path.getMessage());
    }

    @Test
    void f40ChecksOwnPlacesStayWhatTheyAre() {
        assertEquals(Environment.SANDBOX, allowed("https://sandbox.checkhq.com", "https://sandbox.checkhq.com"));
        assertEquals(
                Environment.Kind.PRODUCTION,
                allowed("https://api.checkhq.com/v1", "https://api.checkhq.com/v1")
                        .kind());
        assertEquals(Environment.SANDBOX, Environment.from(Map.of("CHECKBULK_ALLOW_PLACE", "https://gateway.example")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.checkhq.com, HTTPS://API.CheckHQ.com:443/",
        "https://sandbox.checkhq.com, https://sandbox.checkhq.com.",
        "http://127.0.0.1:8080, http://localhost:8080/",
        "http://127.0.0.1:8080, http://[::1]:8080",
        "http://127.0.0.1:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://127.0.0.1:8080, http://[::ffff:127.0.0.1]:8080",
        "http://127.0.0.1, http://LOCALHOST:80",
    })
    void f04SpellingsOfOnePlaceAreOnePlace(String url, String other) {
        assertEquals(Environment.of(url).place(), Environment.of(other).place());
        assertEquals(Environment.of(url).kind(), Environment.of(other).kind());
        assertTrue(Environment.samePlace(url, other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.checkhq.com, https://sandbox.checkhq.com",
        "http://127.0.0.1:8080, http://127.0.0.1:8081",
        "http://127.0.0.1:8080, https://127.0.0.1:8080",
        "https://gateway.example/a, https://gateway.example/b",
        "https://gateway.example/a, https://gateway.example/A",
        "nonsense, other nonsense",
    })
    void f04OtherPlacesAreOthers(String url, String other) {
        assertFalse(Environment.samePlace(url, other));
    }

    @Test
    void f04APlaceHasOneSpelling() {
        assertEquals(Environment.PRODUCTION, Environment.of("HTTPS://Api.CheckHQ.COM:443/"));
        assertEquals(
                "http://[::1]:8080",
                Environment.of("http://[0:0:0:0:0:0:0:1]:8080").baseUrl().toString());
    }
}
