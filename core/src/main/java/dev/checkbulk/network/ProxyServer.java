package dev.checkbulk.network;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy. It prints as host and port; user name and password leave it only to the proxy itself.
 *
 * @param type what it speaks
 * @param host its name or address, without brackets
 * @param user the user name, or null when it asks for none
 * @param password the password, or null
 */
public record ProxyServer(
        Type type,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final Pattern URL = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:(.*)@)?"
            + "(\\[[0-9A-Fa-f:.]+(?:%25[A-Za-z0-9]+)?]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?(?:[/?#].*)?");

    /** The port of a proxy whose URL has none, as curl takes it. */
    private static final int DEFAULT_PORT = 1080;

    /** What a proxy speaks. */
    public enum Type {
        /** {@code CONNECT} for https, whole URLs for http. */
        HTTP,
        SOCKS4,
        SOCKS5
    }

    /** @throws IllegalArgumentException when the port is none */
    public ProxyServer {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A proxy's port is 1 to 65535, not " + port);
        }
    }

    /**
     * A proxy from its URL, such as {@code http://user:password@proxy.example:3128}; without a scheme it is an HTTP proxy,
     * without a port it is at 1080, as curl has it.
     *
     * @throws IllegalArgumentException when the text is not the URL of a proxy, or of one that is reached over TLS; the message
     *     does not quote it, because there may be a password in it
     */
    public static ProxyServer of(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("it is not the URL of a proxy, such as http://proxy.example:3128");
        }
        String host = parts.group(3);
        String port = parts.group(4);
        String credentials = parts.group(2);
        int colon = credentials == null ? -1 : credentials.indexOf(':');
        return new ProxyServer(
                type(parts.group(1)),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port == null ? DEFAULT_PORT : Integer.parseInt(port),
                credentials == null ? null : decoded(colon < 0 ? credentials : credentials.substring(0, colon)),
                credentials == null || colon < 0 ? null : decoded(credentials.substring(colon + 1)));
    }

    private static Type type(@Nullable String scheme) {
        return switch (scheme == null ? "http" : scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Type.HTTP;
            case "socks4", "socks4a" -> Type.SOCKS4;
            case "socks", "socks5", "socks5h" -> Type.SOCKS5;
            default ->
                throw new IllegalArgumentException(
                        "it has the scheme " + scheme + ", and a proxy is reached by http, socks4 or socks5");
        };
    }

    /** Percent-encoding alone: a plus is a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // curl takes a lone % as it is
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
