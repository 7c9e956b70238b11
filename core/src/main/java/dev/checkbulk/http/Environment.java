package dev.checkbulk.http;

import dev.checkbulk.internal.net.Hosts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where requests go: Check's sandbox, Check's production, a server on this machine, or a place that a person named on purpose,
 * such as a gateway to Check.
 *
 * @param baseUrl scheme, host and perhaps port, in one spelling: lower case, without the port that the scheme means; a place
 *     that was named may have a path, without a slash at its end
 * @param named whether a person named it on purpose
 */
public record Environment(URI baseUrl, boolean named) {
    // First, because the constants below are checked against them.
    private static final String SANDBOX_HOST = "sandbox.checkhq.com";
    private static final String PRODUCTION_HOST = "api.checkhq.com";
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?");

    /** The variable by which a person names a place on purpose. */
    public static final String ALLOW_PLACE = "CHECKBULK_ALLOW_PLACE";

    /** Check's sandbox. */
    public static final Environment SANDBOX = new Environment(URI.create("https://" + SANDBOX_HOST));

    /** Check's production: real people's pay. */
    public static final Environment PRODUCTION = new Environment(URI.create("https://" + PRODUCTION_HOST));

    /** What kind of place it is. */
    public enum Kind {
        SANDBOX,
        PRODUCTION,
        LOOPBACK,
        /** A place that a person named on purpose. Nobody knows what is behind it: it is guarded as production is. */
        NAMED;

        /** Whether real people's pay may be there. */
        public boolean guarded() {
            return this == PRODUCTION || this == NAMED;
        }
    }

    /**
     * One of Check's places, or this machine.
     *
     * @throws IllegalArgumentException when it is none of them, or not reached over TLS outside this machine
     */
    public Environment(URI baseUrl) {
        this(baseUrl, false);
    }

    /**
     * @throws IllegalArgumentException when the key must not be sent there: without being named, to other hosts than Check's and
     *     this machine; without TLS, to any but this machine and, for one that is named, private addresses. Which addresses a
     *     name has is looked at when it is connected to
     */
    public Environment {
        String scheme = String.valueOf(baseUrl.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("A base URL begins with https:// (http:// for this machine) and a host; "
                    + shown(baseUrl) + " does not");
        }
        String host = Hosts.plain(baseUrl.getHost());
        boolean known = host.equals(SANDBOX_HOST) || host.equals(PRODUCTION_HOST);
        boolean loopback = Hosts.isLoopback(host);
        boolean bare =
                baseUrl.getRawUserInfo() == null && baseUrl.getRawQuery() == null && baseUrl.getRawFragment() == null;
        if (!bare || baseUrl.getPort() == 0 || baseUrl.getPort() > 65_535) {
            throw new IllegalArgumentException("A base URL is scheme, host and port, nothing more");
        }
        if (!named && !known && !loopback) {
            throw new IllegalArgumentException("The API key is sent to Check's hosts and to this machine only, not to "
                    + host + ". Use https://sandbox.checkhq.com, https://api.checkhq.com or a loopback address. If "
                    + host + " leads to Check or stands in for it, set " + ALLOW_PLACE + " to exactly this URL");
        }
        InetAddress address = Hosts.literal(host);
        boolean reached =
                scheme.equals("https") || loopback || named && !known && (address == null || Hosts.isPrivate(address));
        if (!reached) {
            throw new IllegalArgumentException(host + " is reached by https:// only, not by " + scheme + "://"
                    + (named && !known ? ": its address is not a private one" : ""));
        }
        String path = baseUrl.getRawPath();
        if (!PATH.matcher(path).matches() || !named && path.length() > 1) {
            throw new IllegalArgumentException("A base URL is scheme, host and port, nothing more"
                    + (named
                            ? " but a plain path"
                            : ". With a path it is a place of its own: if it leads to Check, set " + ALLOW_PLACE
                                    + " to exactly this URL"));
        }
        int port = baseUrl.getPort() == (scheme.equals("https") ? 443 : 80) ? -1 : baseUrl.getPort();
        baseUrl = URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port)
                + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path));
        named = named && !(known && baseUrl.getRawPath().isEmpty());
    }

    private static String shown(URI url) {
        return url.getRawUserInfo() == null ? "\"" + url + "\"" : "this one";
    }

    /**
     * The environment of {@code CHECK_BASE_URL}, or the sandbox when it is not set. A place that is not Check's and not this machine
     * has to be {@link #ALLOW_PLACE} too.
     *
     * @param environment the environment's variables
     * @throws IllegalArgumentException when it is set to something that the key must not be sent to
     */
    public static Environment from(Map<String, String> environment) {
        String url = environment.getOrDefault("CHECK_BASE_URL", "").strip();
        return url.isEmpty() ? SANDBOX : of(url, environment);
    }

    /** @throws IllegalArgumentException when the text is not a base URL, or not one that the key may be sent to */
    public static Environment of(String url) {
        return new Environment(parsed("The base URL", url), false);
    }

    /**
     * The place of this URL, of those that the environment allows.
     *
     * @param environment the environment's variables
     * @throws IllegalArgumentException as {@link #of(String)}, and when {@link #ALLOW_PLACE} is itself none that can be allowed
     */
    public static Environment of(String url, Map<String, String> environment) {
        String allowed = environment.getOrDefault(ALLOW_PLACE, "").strip();
        if (allowed.isEmpty()) {
            return of(url);
        }
        Environment place;
        try {
            place = new Environment(parsed("It", allowed), true);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ALLOW_PLACE + " cannot be used: " + e.getMessage(), e);
        }
        return samePlace(allowed, url) ? place : of(url);
    }

    private static URI parsed(String what, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(what + " is not a URL: " + e.getReason(), e);
        }
    }

    /**
     * The URL in the spelling by which places are compared: as {@link #baseUrl}, and this machine by one name. A text that is no
     * URL is itself.
     */
    public static String place(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                return url;
            }
            String host = Hosts.isLoopback(uri.getHost()) ? "127.0.0.1" : Hosts.plain(uri.getHost());
            int port = uri.getPort() == (scheme.equals("https") ? 443 : 80) ? -1 : uri.getPort();
            String path = uri.getRawPath();
            return scheme + "://" + host + (port < 0 ? "" : ":" + port)
                    + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } catch (URISyntaxException e) {
            return url;
        }
    }

    /** Whether two URLs are of one place, however they are spelled. */
    public static boolean samePlace(String url, String other) {
        return place(url).equals(place(other));
    }

    /** This place as {@link #place(String)} spells it. */
    public String place() {
        return place(baseUrl.toString());
    }

    public Kind kind() {
        String host = String.valueOf(baseUrl.getHost());
        if (host.equals(PRODUCTION_HOST)) {
            return Kind.PRODUCTION;
        } else if (host.equals(SANDBOX_HOST)) {
            return Kind.SANDBOX;
        }
        return named ? Kind.NAMED : Kind.LOOPBACK;
    }
}
