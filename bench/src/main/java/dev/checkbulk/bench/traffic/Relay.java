package dev.checkbulk.bench.traffic;

import dev.checkbulk.bench.bed.Bed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server. It delays each request by a random time, and notes when the request came through and with which
 * status it was answered; so all clients and servers are judged by the same eyes. For HTTP/1.1 without pipelining.
 */
public final class Relay {
    private static final String HOST = "127.0.0.1";
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ /");

    private final Vertx vertx;
    private final Context context;
    private final int to;
    private final long jitterNanos;
    private final SplittableRandom random;
    private final List<Request> requests = new ArrayList<>();
    private final NetServer server;
    private final NetClient client;

    private Relay(Vertx vertx, int to, int jitterMillis, long seed) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.to = to;
        this.jitterNanos = TimeUnit.MILLISECONDS.toNanos(jitterMillis);
        this.random = new SplittableRandom(seed);
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
    }

    /**
     * Starts one.
     *
     * @param to the server's port on this machine
     * @param jitterMillis the longest delay; the shortest is none
     */
    public static Relay start(Vertx vertx, int to, int jitterMillis, long seed) {
        Relay relay = new Relay(vertx, to, jitterMillis, seed);
        Promise<Void> listening = Promise.promise();
        relay.context.runOnContext(now -> relay.server
                .connectHandler(relay::connected)
                .listen(0, HOST)
                .<Void>mapEmpty()
                .onComplete(listening));
        Bed.get(listening.future());
        return relay;
    }

    /**
     * A request that came through.
     *
     * @param nanos when, by a monotonic clock
     * @param path with its query
     * @param status 0 when it was not answered
     */
    public record Seen(long nanos, String method, String path, int status) {
        public boolean accepted() {
            return status >= 200 && status < 300;
        }

        public boolean changes() {
            return method.equals("PATCH");
        }
    }

    public String baseUrl() {
        return "http://" + HOST + ":" + server.actualPort();
    }

    /** All requests so far, in their order. */
    public List<Seen> seen() {
        Promise<List<Seen>> seen = Promise.promise();
        context.runOnContext(now -> seen.complete(requests.stream()
                .map(request -> new Seen(request.nanos, request.method, request.path, request.status))
                .toList()));
        return Bed.get(seen.future());
    }

    public void close() {
        Bed.get(Future.join(server.close(), client.close()));
    }

    private void connected(NetSocket from) {
        from.pause();
        from.exceptionHandler(broken -> {});
        client.connect(to, HOST).onComplete(onward -> new Pair(from, onward), failure -> from.close());
    }

    /** Seen by the server, and perhaps answered. */
    private static final class Request {
        private final long nanos = System.nanoTime();
        private final String method;
        private final String path;
        private int status;

        Request(String[] line) {
            this.method = line[0];
            this.path = line[1];
        }
    }

    /** A client's connection and the one that it is passed on to. */
    private final class Pair {
        private final NetSocket from;
        private final NetSocket onward;
        private final Deque<Buffer> waiting = new ArrayDeque<>();
        private @Nullable Request latest;
        private long due = System.nanoTime();

        Pair(NetSocket from, NetSocket onward) {
            this.from = from;
            this.onward = onward;
            onward.handler(this::answered).exceptionHandler(broken -> {}).closeHandler(end -> from.close());
            from.handler(this::asked).exceptionHandler(broken -> {}).closeHandler(end -> onward.close());
            from.resume();
        }

        /** What follows in a request is not delayed again, and never overtakes its beginning. */
        private void asked(Buffer part) {
            long now = System.nanoTime();
            due = Math.max(due, begins(part) ? now + random.nextLong(jitterNanos + 1) : now);
            waiting.add(part);
            if (due > now) {
                vertx.timer(due - now, TimeUnit.NANOSECONDS).onSuccess(timer -> pass(waiting.remove()));
            } else {
                pass(waiting.remove());
            }
        }

        private void pass(Buffer part) {
            if (begins(part)) {
                String head = part.toString(StandardCharsets.ISO_8859_1);
                latest = new Request(head.split("[ \r\n]", 3));
                requests.add(latest);
            }
            onward.write(part);
        }

        /** Nothing else does: a body is JSON, and what follows of a long head is no method with a path. */
        private boolean begins(Buffer part) {
            return REQUEST.matcher(part.getString(0, Math.min(part.length(), 16), "ISO-8859-1"))
                    .lookingAt();
        }

        private void answered(Buffer part) {
            if (latest != null && latest.status == 0) {
                latest.status = Integer.parseInt(part.getString("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
            }
            from.write(part);
        }
    }
}
