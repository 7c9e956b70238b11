package dev.checkbulk.webclient;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one place that requests with the key go to. */
final class Place {
    private final URI base;
    private final boolean tls;
    private final int port;

    /** @param base scheme, host and perhaps port */
    Place(URI base) {
        this.base = base;
        this.tls = base.getScheme().equals("https");
        this.port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
    }

    /** Why the request must not have the key, or null when it is for this place. */
    @Nullable
    String objection(HttpRequest<Buffer> request) {
        String host = request.host();
        if (host == null || request.uri() == null) {
            return "The request's URI is an absolute template, of which nobody can tell where it leads:"
                    + " give host and port, and a template of the path";
        }
        boolean here = bare(host).equals(bare(base.getHost()))
                && request.port() == port
                && Boolean.TRUE.equals(request.ssl()) == tls;
        if (!here) {
            return "The request is to " + (Boolean.TRUE.equals(request.ssl()) ? "https" : "http") + "://" + host + ":"
                    + request.port() + ", and the API key is sent to " + base + " only. Nothing was sent";
        }
        String named = request.virtualHost() != null
                ? request.virtualHost()
                : request.headers().get("Host");
        if (named != null && !bare(named.replaceFirst(":[0-9]+$", "")).equals(bare(base.getHost()))) {
            return "The request names the host " + named + ", and the API key is sent to " + base
                    + " only. Nothing was sent";
        }
        String path = base.getRawPath();
        if (!path.isEmpty() && !request.uri().startsWith(path + "/")) {
            return "The request is to " + host + ", but not below " + base + ", and the API key is sent there only."
                    + " Nothing was sent";
        }
        if (request.proxy() != null && !tls) {
            return "The request goes by a proxy that would read the API key: " + base + " is not reached over TLS."
                    + " Nothing was sent";
        }
        return null;
    }

    /**
     * The same request, of which nothing but this place can be reached: what it was made for, such as another server's
     * address, does not count.
     */
    HttpRequest<Buffer> bound(WebClient client, HttpRequest<Buffer> request) {
        HttpRequest<Buffer> bound = client.request(
                request.method(),
                new RequestOptions().setHost(base.getHost()).setPort(port).setSsl(tls));
        String uri = request.uri();
        int query = uri.indexOf('?');
        bound.uri(query < 0 ? uri : uri.substring(0, query));
        bound.queryParams().addAll(request.queryParams());
        bound.headers().setAll(request.headers());
        if (request.timeout() >= 0) {
            bound.timeout(request.timeout());
        }
        if (request.idleTimeout() >= 0) {
            bound.idleTimeout(request.idleTimeout());
        }
        if (request.connectTimeout() >= 0) {
            bound.connectTimeout(request.connectTimeout());
        }
        if (request.proxy() != null) {
            bound.proxy(request.proxy());
        }
        if (request.routingKey() != null) {
            bound.routingKey(request.routingKey());
        }
        if (request.traceOperation() != null) {
            bound.traceOperation(request.traceOperation());
        }
        return bound.followRedirects(false);
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
