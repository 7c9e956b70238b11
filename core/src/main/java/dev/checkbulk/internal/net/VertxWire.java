package dev.checkbulk.internal.net;

import dev.checkbulk.internal.Deadlines;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wire of production: a Vert.x HttpClient that follows nothing, decompresses nothing, and holds as many connections
 * as requests may be in flight. A host with several addresses, or a proxy with several, is reached at the first that answers.
 *
 * <p>A failed {@link HttpClient#request} is the only proof that no byte was sent; that is why this is the bare client.
 */
public final class VertxWire implements Wire {
    /** Answers larger than this are not read. */
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final long CANCEL = 0x8;

    private static final int CONNECT_MILLIS = 10_000;

    /** For an address behind which there is another one: one that is silent must not use up the request's time. */
    private static final int NEXT_AFTER_MILLIS = 3_000;

    private static final Pattern PROXY_STATUS = Pattern.compile("status: ([0-9]{3}[^,\\p{Cntrl}]{0,60})");

    private final Vertx vertx;
    private final Scheduler scheduler;
    private final HttpClient client;
    private final Route route;
    private final Addresses addresses;
    private final Deadlines deadlines;
    private final Set<Exchange> underWay = new LinkedHashSet<>();

    public VertxWire(Vertx vertx, Scheduler scheduler, Route route, int connections) {
        this.vertx = vertx;
        this.scheduler = scheduler;
        this.route = route;
        this.addresses = new Addresses(vertx, scheduler, route);
        this.deadlines = new Deadlines(scheduler);
        HttpClientOptions options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setSsl(route.base().getScheme().equals("https"))
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setPipelining(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(70)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAliveTimeout(20)
                .setSoLinger(0); // what we gave up on must not be delivered by the kernel afterwards
        if (route.trust() != null) {
            options.setTrustOptions(new OwnTrust(route.trust()));
        }
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections));
    }

    @Override
    public Future<Result> send(Request request, long deadlineNanos) {
        Promise<Result> known = Promise.promise();
        scheduler.execute(() -> new Exchange(request, known, deadlineNanos).start());
        return known.future();
    }

    @Override
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        scheduler.execute(() -> {
            List.copyOf(underWay).forEach(Exchange::cut);
            client.close().onComplete(closed);
        });
        return closed.future();
    }

    /** One request on its way: the first of answer, break and deadline settles it. */
    private final class Exchange {
        private final Request request;
        private final Promise<Result> known;
        private final Buffer body = Buffer.buffer();
        private @Nullable HttpClientRequest sent;
        private @Nullable Head head;
        private final long deadlineNanos;
        private final Runnable giveUp = this::giveUp;

        Exchange(Request request, Promise<Result> known, long deadlineNanos) {
            this.request = request;
            this.known = known;
            this.deadlineNanos = deadlineNanos;
        }

        void start() {
            underWay.add(this);
            deadlines.set(deadlineNanos, giveUp);
            try {
                addresses.now().onComplete(found -> connect(found, 0), failure -> settle(notSent(failure)));
            } catch (RuntimeException | Error e) {
                settle(notSent(e));
            }
        }

        /** Asks for a connection to one of the addresses: no byte has left as long as there is none. */
        private void connect(List<String> found, int number) {
            if (known.future().isComplete()) {
                return;
            }
            try {
                client.request(options(found.get(number), number < found.size() - 1))
                        .onComplete(
                                connected -> scheduler.execute(() -> write(connected)),
                                failure -> scheduler.execute(() -> notConnected(found, number, failure)));
            } catch (RuntimeException | Error e) {
                settle(notSent(e));
            }
        }

        private void notConnected(List<String> found, int number, Throwable failure) {
            NotSent notSent = notSent(failure);
            if (notSent.trusted() && number < found.size() - 1) {
                addresses.unreachable(found.get(number));
                connect(found, number + 1);
            } else {
                settle(notSent);
            }
        }

        private RequestOptions options(String address, boolean another) {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.valueOf(request.method()))
                    .setHost(route.base().getHost())
                    .setPort(Hosts.port(route.base()))
                    .setURI(route.base().getRawPath() + request.target())
                    .setConnectTimeout(another ? NEXT_AFTER_MILLIS : CONNECT_MILLIS)
                    .setFollowRedirects(false);
            Route.Via via = route.via();
            return via == null
                    ? options.setServer(SocketAddress.inetSocketAddress(route.nextPort(), address))
                    : options.setProxyOptions(proxy(via, address));
        }

        private void write(HttpClientRequest connected) {
            if (known.future().isComplete()) { // the deadline was faster: nothing has been written, nothing will be
                connected.reset(CANCEL);
                return;
            }
            try {
                for (Map.Entry<String, String> header : request.headers().entrySet()) {
                    connected.putHeader(header.getKey(), header.getValue());
                }
            } catch (RuntimeException | Error e) {
                connected.reset(CANCEL);
                settle(notSent(e));
                return;
            }
            sent = connected;
            guarded(() -> {
                connected
                        .response()
                        .onComplete(response -> guarded(() -> read(response)), failure -> settle(broken(failure)));
                byte[] bytes = request.body();
                Future<Void> end = bytes == null ? connected.end() : connected.end(Buffer.buffer(bytes));
                end.onFailure(failure -> settle(broken(failure)));
            });
        }

        /** What others send may make anything throw: then there is no answer, and the connection is not used again. */
        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                settle(broken(e));
                abandon();
            }
        }

        private void read(HttpClientResponse response) {
            Headers headers = Headers.of(response.headers().entries());
            Head arrived = new Head(response.statusCode(), headers);
            head = arrived;
            if (arrived.status() < 200) { // the real answer would be taken for the next request's
                settle(new Unanswered(Silence.BROKEN, "interim answer " + arrived.status(), arrived));
                abandon();
                return;
            }
            response.exceptionHandler(failure -> settle(broken(failure)));
            response.handler(chunk -> guarded(() -> take(chunk, arrived)));
            // In a turn of its own: what else the same packet brought belongs to nobody, and a request that goes out
            // within
            // this turn, on the connection that is free again, would get it for its answer.
            response.endHandler(end -> vertx.runOnContext(later ->
                    guarded(() -> settle(new Answer(arrived.status(), headers, body.getBytes(), this::drop)))));
        }

        private void take(Buffer chunk, Head arrived) {
            if (body.length() + chunk.length() > MAX_BODY_BYTES) {
                settle(new Unanswered(Silence.OVERSIZE, "answer of more than " + MAX_BODY_BYTES + " bytes", arrived));
                abandon();
            } else {
                body.appendBuffer(chunk);
            }
        }

        private void giveUp() {
            if (known.future().isComplete()) {
                return;
            }
            if (sent == null) {
                settle(new NotSent("no connection before the deadline", true));
            } else {
                settle(new Unanswered(Silence.DEADLINE, "no complete answer before the deadline", head));
                abandon();
            }
        }

        void cut() {
            settle(
                    sent == null
                            ? new NotSent("the client was closed", true)
                            : new Unanswered(Silence.BROKEN, "the client was closed", head));
        }

        private void abandon() {
            if (sent != null) {
                sent.reset(CANCEL);
            }
        }

        private void drop() {
            if (sent != null) {
                sent.connection().close();
            }
        }

        private Unanswered broken(Throwable failure) {
            return new Unanswered(
                    Silence.BROKEN, "connection broke: " + failure.getClass().getSimpleName(), head);
        }

        private void settle(Result result) {
            if (known.tryComplete(result)) {
                deadlines.forget(deadlineNanos, giveUp);
                underWay.remove(this);
            }
        }
    }

    private static ProxyOptions proxy(Route.Via via, String address) {
        ProxyOptions options = new ProxyOptions()
                .setType(ProxyType.valueOf(via.kind().name()))
                .setHost(address)
                .setPort(via.port());
        return via.user() == null
                ? options
                : options.setUsername(via.user()).setPassword(via.password() == null ? "" : via.password());
    }

    /** Only a certificate says who somebody is; a handshake can also break like any other connection. */
    private NotSent notSent(Throwable failure) {
        Throwable telling = failure;
        boolean trusted = true;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                telling = cause;
                trusted = false;
            }
        }
        String message = telling instanceof ProxyConnectException
                ? unpassed(String.valueOf(telling.getMessage()))
                : telling.getClass().getSimpleName() + ": " + telling.getMessage();
        return new NotSent(route.advice().isEmpty() ? message : message + ". " + route.advice(), trusted);
    }

    /** What a proxy said instead of making the connection. */
    private String unpassed(String message) {
        Matcher status = PROXY_STATUS.matcher(message);
        if (!status.find()) {
            return "the proxy " + route.via() + " does not connect: " + message;
        }
        return "the proxy " + route.via() + " answered " + status.group(1)
                + (status.group(1).startsWith("407") ? ": it wants a user name and a password" : "");
    }
}
