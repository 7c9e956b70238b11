package dev.checkbulk.standin.http;

import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.message.Response;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;

/** Breaks connections and heads. On the server's event loop. */
final class ConnectionBreaker {
    private static final long DRIP_MILLIS = 50;

    private final Vertx vertx;

    ConnectionBreaker(Vertx vertx) {
        this.vertx = vertx;
    }

    void act(Fault.Break how, ServerExchange exchange, Response answer, Instant now) {
        switch (how) {
            case RESET -> {
                exchange.finish(0);
                RawChannel.reset(exchange.request());
            }
            case CLOSE -> {
                exchange.finish(0);
                exchange.request().connection().close();
            }
            case CUT_BODY ->
                half(
                        exchange,
                        answer,
                        now,
                        () -> exchange.request().connection().close());
            case RESET_BODY -> half(exchange, answer, now, () -> RawChannel.reset(exchange.request()));
            case DRIP -> drip(exchange, answer, now);
            case SILENT -> exchange.whenGone(() -> exchange.finish(0));
            case INTERIM -> {
                RawChannel.write(exchange.request(), "HTTP/1.1 102 Processing\r\n\r\n");
                exchange.send(answer, now);
            }
            case GARBAGE_STATUS_LINE -> {
                exchange.finish(0);
                RawChannel.write(exchange.request(), "A MAN A PLAN A CANAL\r\n\r\n");
                exchange.request().connection().close();
            }
        }
    }

    /** The head promises the whole body. */
    private static void half(ServerExchange exchange, Response answer, Instant now, Runnable then) {
        exchange.finish(answer.status());
        Buffer body = answer.body();
        begin(exchange, answer, now)
                .putHeader("Content-Length", Integer.toString(body.length()))
                .write(body.slice(0, body.length() / 2))
                .onComplete(written -> then.run());
    }

    private void drip(ServerExchange exchange, Response answer, Instant now) {
        HttpServerResponse response = begin(exchange, answer, now).setChunked(true);
        response.write(" ");
        long timer = vertx.setPeriodic(DRIP_MILLIS, tick -> response.write(" "));
        exchange.whenGone(() -> {
            vertx.cancelTimer(timer);
            exchange.finish(answer.status());
        });
    }

    private static HttpServerResponse begin(ServerExchange exchange, Response answer, Instant now) {
        return exchange.head(answer, now).putHeader("X-Request-Log-Id", exchange.logId());
    }
}
