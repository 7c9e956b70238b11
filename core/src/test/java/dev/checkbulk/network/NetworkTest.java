package dev.checkbulk.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F16: what the variables of the environment mean, as curl reads them. */
class NetworkTest {
    private static final URI SANDBOX = URI.create("https://sandbox.checkhq.com");

    @TempDir
    Path folder;

    private static String proxy(Map<String, String> environment, String place) {
        return String.valueOf(Network.from(environment, URI.create(place)).proxy());
    }

    @Test
    void f16TheVariableInLowerCaseComesFirstAndAllProxyLast() {
        assertEquals("lower:1", proxy(Map.of("https_proxy", "lower:1", "HTTPS_PROXY", "upper:2"), SANDBOX.toString()));
        assertEquals("upper:2", proxy(Map.of("https_proxy", "", "HTTPS_PROXY", "upper:2"), SANDBOX.toString()));
        assertEquals("all:3", proxy(Map.of("ALL_PROXY", "all:3", "HTTP_PROXY", "other:4"), SANDBOX.toString()));
        assertEquals("null", proxy(Map.of("HTTP_PROXY", "http:4"), SANDBOX.toString()));
        assertEquals("http:4", proxy(Map.of("HTTP_PROXY", "http:4", "HTTPS_PROXY", "s:5"), "http://10.1.2.3"));
        assertEquals("null", proxy(Map.of("HTTPS_PROXY", "  "), SANDBOX.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, HTTP, proxy.example, 3128",
        "HTTP://proxy.example:3128/, HTTP, proxy.example, 3128",
        "proxy.example:8080, HTTP, proxy.example, 8080",
        "proxy.example, HTTP, proxy.example, 1080",
        "http://[::1]:3128, HTTP, ::1, 3128",
        "http://my_proxy:3128, HTTP, my_proxy, 3128",
        "socks5h://proxy.example:9050, SOCKS5, proxy.example, 9050",
        "socks4a://proxy.example, SOCKS4, proxy.example, 1080",
    })
    void f16AProxyIsReadFromItsUrl(String url, ProxyServer.Type type, String host, int port) {
        ProxyServer proxy = ProxyServer.of(url);
        assertEquals(new ProxyServer(type, host, port, null, null), proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "http://dana:pw@p:1, dana, pw",
        "http://dana%40corp:p%3Aw%2F@p:1, dana@corp, p:w/",
        "http://dana:p@w@p:1, dana, p@w",
        "http://dana:a+b@p:1, dana, a+b",
        "http://dana:50%@p:1, dana, 50%",
        "dana:pw@p:1, dana, pw",
        "http://dana@p:1, dana,",
    })
    void f16CredentialsAreDecodedAndNotPrinted(String url, String user, String password) {
        ProxyServer proxy = ProxyServer.of(url);
        assertEquals(user, proxy.user());
        assertEquals(password, proxy.password());
        assertEquals("p:1", proxy.toString());
        assertFalse(new Network(proxy, List.of(), "").toString().contains("dana"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dana:s3cret@p:1",
                "ftp://dana:s3cret@p",
                "dana:s3cret@",
                "http://dana:s3cret@p:99999",
                "http://dana:s3cret@a b"
            })
    void f16WhatIsNoUsableProxyIsRefusedByTheVariableWithoutItsPassword(String url) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> Network.from(Map.of("HTTPS_PROXY", url), SANDBOX));
        assertTrue(refused.getMessage().startsWith("HTTPS_PROXY cannot be used: "), refused.getMessage());
        assertFalse(refused.getMessage().contains("s3cret"), refused.getMessage());
        assertNull(refused.getCause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | sandbox.checkhq.com | true",
                "checkhq.com | sandbox.checkhq.com | true",
                ".checkhq.com | sandbox.checkhq.com | true",
                "CheckHQ.com. | sandbox.checkhq.com | true",
                "localhost,sandbox.checkhq.com | sandbox.checkhq.com | true",
                "localhost  sandbox.checkhq.com | sandbox.checkhq.com | true",
                "hq.com | sandbox.checkhq.com | false",
                "andbox.checkhq.com | sandbox.checkhq.com | false",
                "*.checkhq.com | sandbox.checkhq.com | false",
                ". | sandbox.checkhq.com | false",
                "10.0.0.0/8 | 10.1.2.3 | true",
                "10.0.0.0/8 | 11.1.2.3 | false",
                "10.1.2.3 | 10.1.2.3 | true",
                "192.168.0.0/255 | 192.168.0.1 | false",
                "fd00::/8 | [fd12::1] | true",
                "[fd12::1] | [fd12:0::1] | true",
                "10.0.0.0/8 | 10.example.com | false",
            })
    void f16NoProxyIsReadAsCurlReadsIt(String list, String host, boolean direct) {
        assertEquals(direct, new NoProxy(list).covers(host));
    }

    @Test
    void f16WithoutTlsANameBehindAProxyIsNotBelieved() {
        URI name = URI.create("http://mock:8080");
        var refused =
                assertThrows(IllegalArgumentException.class, () -> Network.from(Map.of("HTTP_PROXY", "p:1"), name));
        assertTrue(refused.getMessage().contains("NO_PROXY"), refused.getMessage());
        assertNull(Network.from(Map.of("HTTP_PROXY", "p:1", "NO_PROXY", "mock"), name)
                .proxy());
    }

    @ParameterizedTest
    @CsvSource({
        "CHECKBULK_CA_FILE, nothing here, without a certificate in PEM form",
        "SSL_CERT_FILE, -----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----, certificate number 1 cannot be read",
        "CHECKBULK_CA_FILE, -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----, without a certificate",
    })
    void f16AFileWithoutUsableCertificatesIsRefusedByTheVariable(String variable, String text, String why)
            throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), text);
        var refused = assertThrows(
                IllegalArgumentException.class, () -> Network.from(Map.of(variable, file.toString()), SANDBOX));
        assertTrue(refused.getMessage().startsWith(variable + " names"), refused.getMessage());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void f16AFileThatIsNotThereIsRefusedAndLookedAtOnlyWhereItCounts() {
        Map<String, String> environment =
                Map.of("CHECKBULK_CA_FILE", folder.resolve("none.pem").toString());
        var refused = assertThrows(IllegalArgumentException.class, () -> Network.from(environment, SANDBOX));
        assertTrue(refused.getMessage().contains("does not exist"), refused.getMessage());
        assertEquals(Network.DIRECT, Network.from(environment, URI.create("http://127.0.0.1:8080")));
    }
}
