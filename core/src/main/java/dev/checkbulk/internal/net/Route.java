package dev.checkbulk.internal.net;

import java.net.InetAddress;
import java.net.URI;
import java.security.KeyStore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a wire gets to its server.
 *
 * @param base scheme, host, perhaps port, and perhaps a path that stands before every request's
 * @param via the proxy in between, or null
 * @param trust whose certificates are accepted, or null for those that Java trusts
 * @param fitting which of the host's addresses may be connected to
 * @param advice a sentence about proxies and certificates for those who cannot get there, or empty
 */
public record Route(
        URI base, @Nullable Via via, @Nullable KeyStore trust, Predicate<InetAddress> fitting, String advice) {
    /** A proxy; it prints without its credentials. */
    public record Via(
            Kind kind,
            String host,
            int port,
            @Nullable String user,
            @Nullable String password) {
        /** What the proxy speaks. */
        public enum Kind {
            /** HTTP: {@code CONNECT} for https, whole URLs for http. */
            HTTP,
            SOCKS4,
            SOCKS5
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Directly, to any address of the host, with Java's own trust. */
    public static Route direct(URI base) {
        return new Route(base, null, null, address -> true, "");
    }

    /** The host that a connection is made to. */
    String nextHost() {
        return via == null ? base.getHost() : via.host();
    }

    int nextPort() {
        return via == null ? Hosts.port(base) : via.port();
    }
}
