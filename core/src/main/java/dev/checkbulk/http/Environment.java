package dev.checkbulk.http;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Where requests go: Check's sandbox, Check's production, or a server on this machine.
 *
 * @param baseUrl scheme, host and port, without a path
 */
public record Environment(URI baseUrl) {
    // First, because the constants below are checked against it.
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Check's sandbox. */
    public static final Environment SANDBOX = new Environment(URI.create("https://sandbox.checkhq.com"));

    /** Check's production: real people's pay. */
    public static final Environment PRODUCTION = new Environment(URI.create("https://api.checkhq.com"));

    /** What kind of place it is. */
    public enum Kind {
        SANDBOX,
        PRODUCTION,
        LOOPBACK
    }

    /** @throws IllegalArgumentException when it is none of the three, or not reached over TLS outside this machine */
    public Environment {
        String scheme = String.valueOf(baseUrl.getScheme());
        String host = String.valueOf(baseUrl.getHost());
        boolean known = host.equals("sandbox.checkhq.com") || host.equals("api.checkhq.com");
        boolean loopback = LOOPBACK_HOSTS.contains(host);
        if (!known && !loopback) {
            throw new IllegalArgumentException("The API key is sent to Check's hosts and to this machine only, not to "
                    + host + ". Use https://sandbox.checkhq.com, https://api.checkhq.com or a loopback address");
        }
        if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
            throw new IllegalArgumentException(host + " is reached by https:// only, not by " + scheme + "://");
        }
        boolean bare = baseUrl.getUserInfo() == null && baseUrl.getQuery() == null && baseUrl.getFragment() == null;
        if (!bare || !Set.of("", "/").contains(baseUrl.getPath())) {
            throw new IllegalArgumentException("A base URL is scheme, host and port, nothing more");
        }
        baseUrl = URI.create(scheme + "://" + host + (baseUrl.getPort() < 0 ? "" : ":" + baseUrl.getPort()));
    }

    /**
     * The environment of {@code CHECK_BASE_URL}; the sandbox when it is not set.
     *
     * @param environment the environment's variables
     * @throws IllegalArgumentException when it is set to something that the key must not be sent to
     */
    public static Environment from(Map<String, String> environment) {
        String url = environment.getOrDefault("CHECK_BASE_URL", "").strip();
        return url.isEmpty() ? SANDBOX : of(url);
    }

    /** @throws IllegalArgumentException when the text is not a base URL, or not one that the key may be sent to */
    public static Environment of(String url) {
        return new Environment(URI.create(url));
    }

    public Kind kind() {
        return switch (String.valueOf(baseUrl.getHost())) {
            case "sandbox.checkhq.com" -> Kind.SANDBOX;
            case "api.checkhq.com" -> Kind.PRODUCTION;
            default -> Kind.LOOPBACK;
        };
    }
}
