package dev.checkbulk.network;

import dev.checkbulk.internal.net.Hosts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets out of its network. Connections to this machine never go through a proxy.
 *
 * @param proxy the proxy that requests go through, or null when they go directly
 * @param authorities whose certificates are accepted besides those that Java trusts
 * @param advice what is said to those who cannot get to Check from here: a sentence about proxies and certificates, or empty
 */
public record Network(@Nullable ProxyServer proxy, List<X509Certificate> authorities, String advice) {
    /** No proxy, and the certificates that Java trusts. */
    public static final Network DIRECT = new Network(null, List.of(), "");

    private static final String CA_FILE = "CHECKBULK_CA_FILE";

    public Network {
        authorities = List.copyOf(authorities);
    }

    /**
     * The network of an environment, read as curl reads it: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code
     * NO_PROXY}, of which the names in lower case come first, and {@code CHECKBULK_CA_FILE}, else {@code SSL_CERT_FILE}: a file of
     * certificates that are trusted too. A variable that is empty is none.
     *
     * @param environment the environment's variables
     * @param place where requests go: only what counts for it is looked at
     * @throws IllegalArgumentException when what counts cannot be used; the message says which variable, and quotes no credentials
     */
    public static Network from(Map<String, String> environment, URI place) {
        boolean tls = place.getScheme().equals("https");
        boolean here = Hosts.isLoopback(place.getHost());
        if (!tls && here) {
            return DIRECT;
        }
        String variable = here ? null : proxyVariable(environment, tls ? "https_proxy" : "http_proxy", place);
        ProxyServer proxy = variable == null ? null : proxy(variable, environment.getOrDefault(variable, ""));
        if (proxy != null && !tls && Hosts.literal(place.getHost()) == null) {
            throw new IllegalArgumentException("Without TLS, " + place.getHost()
                    + " is reached at a private address only," + " and behind the proxy of " + variable
                    + " nobody can tell which address it is. Add it to NO_PROXY");
        }
        return new Network(proxy, tls ? authorities(environment) : List.of(), advice(variable, proxy, tls));
    }

    /** The same with a proxy. */
    public Network proxy(ProxyServer other) {
        return new Network(other, authorities, advice);
    }

    /** The same with these certificates trusted too. */
    public Network authorities(List<X509Certificate> others) {
        return new Network(proxy, others, advice);
    }

    private static @Nullable String proxyVariable(Map<String, String> environment, String name, URI place) {
        String noProxy = first(environment, "no_proxy", "NO_PROXY");
        if (noProxy != null && new NoProxy(environment.getOrDefault(noProxy, "")).covers(place.getHost())) {
            return null;
        }
        return first(environment, name, name.toUpperCase(Locale.ROOT), "all_proxy", "ALL_PROXY");
    }

    private static @Nullable String first(Map<String, String> environment, String... names) {
        for (String name : names) {
            if (!environment.getOrDefault(name, "").isBlank()) {
                return name;
            }
        }
        return null;
    }

    private static ProxyServer proxy(String variable, String url) {
        try {
            return ProxyServer.of(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + " cannot be used: " + e.getMessage());
        }
    }

    private static List<X509Certificate> authorities(Map<String, String> environment) {
        String variable = first(environment, CA_FILE, "SSL_CERT_FILE");
        if (variable == null) {
            return List.of();
        }
        try {
            return AuthorityFile.read(
                    variable, Path.of(environment.getOrDefault(variable, "").strip()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(variable + " is not the name of a file");
        }
    }

    private static String advice(@Nullable String variable, @Nullable ProxyServer proxy, boolean tls) {
        String way = proxy == null
                ? "No proxy was used: if this network has one, set HTTPS_PROXY"
                : "The proxy was " + proxy + ", from " + variable + " (HTTPS_PROXY, HTTP_PROXY and NO_PROXY decide)";
        return way + "."
                + (tls ? " If it has its own certificate authority, set " + CA_FILE + " to its PEM file." : "");
    }

    /**
     * All certificates to trust, Java's own among them; null when those are all.
     *
     * @throws IllegalArgumentException when they cannot be put together
     */
    public @Nullable KeyStore trust() {
        if (authorities.isEmpty()) {
            return null;
        }
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate certificate : javas().getAcceptedIssuers()) {
                trusted.setCertificateEntry("java-" + number++, certificate);
            }
            for (X509Certificate certificate : authorities) {
                trusted.setCertificateEntry("own-" + number++, certificate);
            }
            return trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificates to trust cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509TrustManager javas() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                return known;
            }
        }
        throw new GeneralSecurityException("this Java has no trust manager for X.509");
    }

    /** Without what a proxy asks for. */
    @Override
    public String toString() {
        return "Network[proxy " + proxy + ", " + authorities.size() + " authorities]";
    }
}
