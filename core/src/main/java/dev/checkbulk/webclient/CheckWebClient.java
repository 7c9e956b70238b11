package dev.checkbulk.webclient;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.function.Function;

/**
 * A front for services that live with Vert.x Web Client: any request of theirs goes to Check as the wrapper of Check's guide
 * to batching edits sends one. It starts in a slot of the client's {@linkplain CheckClient#quota quota}; a 429 waits by a timer as
 * long as {@code Retry-After} says (2 s when it says nothing, not at all when it says more than 15 minutes) and is sent
 * again, {@linkplain CheckClient#attempts three} times in all, and the last answer is handed back. Every other answer, and
 * every failure, is handed back at once as it came; nothing else is ever sent again.
 *
 * <p>The API key is added, and {@code Check-Version} and on writes {@code X-Idempotency-Key} where the request has none. It goes to the
 * client's {@linkplain CheckClient#environment place} alone: a request to another one fails with {@link IllegalArgumentException} and
 * nothing is sent. Redirects are not followed. Timeouts and TLS are the Web Client's own; an attempt without a timeout
 * waits as long as the Web Client does.
 *
 * <p>The durable runs do not use it: they need to know that a request was surely not sent, which a Web Client does not tell.
 *
 * <p>Any thread may call. Futures complete on the caller's Vert.x context, or on the client's where the caller has none.
 */
public final class CheckWebClient {
    private final WebClient webClient;
    private final CheckClient client;

    private CheckWebClient(WebClient webClient, CheckClient client) {
        this.webClient = webClient;
        this.client = client;
    }

    /**
     * @param webClient carries the requests; its options for connections, TLS and timeouts hold
     * @param client has the place, the key, the pace and the number of attempts
     */
    public static CheckWebClient over(WebClient webClient, CheckClient client) {
        return new CheckWebClient(webClient, client);
    }

    /**
     * Sends a request without a body.
     *
     * @return completes with the last answer, whatever its status; fails as {@link HttpRequest#send()} does, and with
     *     {@link IllegalArgumentException} when the request is not for Check's place
     */
    public Future<HttpResponse<Buffer>> send(HttpRequest<Buffer> request) {
        return send(request, client, HttpRequest::send);
    }

    /**
     * Sends a request with this body as JSON.
     *
     * @param body anything that Vert.x can encode; encoded once, so that every attempt sends the same
     * @return as {@link #send}
     */
    public Future<HttpResponse<Buffer>> sendJson(HttpRequest<Buffer> request, Object body) {
        Buffer json;
        try {
            json = Json.encodeToBuffer(body);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
        return send(request, client, attempt -> {
            if (!attempt.headers().contains("Content-Type")) {
                attempt.putHeader("Content-Type", "application/json");
            }
            return attempt.sendBuffer(json);
        });
    }

    /**
     * Sends a request whose body is a stream. A stream can be read once: there is one attempt, and a 429 is handed back.
     *
     * @return as {@link #send}
     */
    public Future<HttpResponse<Buffer>> sendStream(HttpRequest<Buffer> request, ReadStream<Buffer> body) {
        return send(request, client.attempts(1), attempt -> attempt.sendStream(body));
    }

    private Future<HttpResponse<Buffer>> send(
            HttpRequest<Buffer> request,
            CheckClient through,
            Function<HttpRequest<Buffer>, Future<HttpResponse<Buffer>>> sending) {
        Context caller = Vertx.currentContext();
        Place place = new Place(client.environment().baseUrl());
        String objection = place.objection(request);
        if (objection != null) {
            return Future.failedFuture(new IllegalArgumentException(objection));
        }
        CheckRequest paced;
        try {
            paced = paced(request);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        HttpRequest<Buffer> bound = place.bound(webClient, request); // what the caller changes later is not sent
        WebClientWire wire = new WebClientWire(client.scheduler(), caller, bound, () -> sending.apply(bound));
        Promise<HttpResponse<Buffer>> answer = Promise.promise();
        through.through(wire)
                .send(paced)
                .onSuccess(outcome -> wire.onCaller(() -> wire.last(new VertxException(outcome.explanation(), true))
                        .onComplete(answer)));
        return answer.future();
    }

    /** What the pace has to know of the request: whether it writes, and the key that it brings. */
    private static CheckRequest paced(HttpRequest<Buffer> request) {
        HttpMethod method = request.method();
        boolean reads =
                method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
        CheckRequest paced = reads ? CheckRequest.get("/") : CheckRequest.post("/");
        String key = request.headers().get("X-Idempotency-Key");
        return reads || key == null ? paced : paced.idempotencyKey(key);
    }
}
