package dev.checkbulk.webclient;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request of somebody else's Web Client, any number of times, and remembers what came of it last. What it tells the
 * pace is the answer's head, and a body only for a 429: nobody here reads the others.
 */
final class WebClientWire implements Wire {
    private static final List<String> UNLESS_GIVEN = List.of("Check-Version", "X-Idempotency-Key");

    private final Scheduler scheduler;
    private final @Nullable Context caller;
    private final HttpRequest<Buffer> request;
    private final Supplier<Future<HttpResponse<Buffer>>> sending;
    private @Nullable Future<HttpResponse<Buffer>> last;

    /**
     * @param scheduler the client's
     * @param caller where the Web Client is used; null for the client's context
     */
    WebClientWire(
            Scheduler scheduler,
            @Nullable Context caller,
            HttpRequest<Buffer> request,
            Supplier<Future<HttpResponse<Buffer>>> sending) {
        this.scheduler = scheduler;
        this.caller = caller;
        this.request = request;
        this.sending = sending;
    }

    @Override
    public Future<Result> send(Request paced, long deadlineNanos) {
        Promise<Result> known = Promise.promise();
        onCaller(() -> {
            request.putHeader("Authorization", paced.headers().get("Authorization"));
            UNLESS_GIVEN.stream()
                    .filter(name -> paced.headers().containsKey(name)
                            && !request.headers().contains(name))
                    .forEach(name -> request.putHeader(name, paced.headers().get(name)));
            Future<HttpResponse<Buffer>> sent = sent();
            sent.onComplete(ended -> {
                last = sent;
                known.complete(
                        ended.succeeded()
                                ? answer(ended.result())
                                : new Unanswered(Silence.BROKEN, String.valueOf(ended.cause()), null));
            });
        });
        return known.future();
    }

    private Future<HttpResponse<Buffer>> sent() {
        try {
            return sending.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static Answer answer(HttpResponse<Buffer> response) {
        Buffer body = response.statusCode() == 429 ? response.bodyAsBuffer() : null;
        return new Answer(
                response.statusCode(),
                Headers.of(response.headers().entries()),
                body == null ? new byte[0] : body.getBytes());
    }

    /** Runs this where the caller is. */
    void onCaller(Runnable task) {
        if (caller == null) {
            scheduler.execute(task);
        } else {
            caller.runOnContext(turn -> task.run());
        }
    }

    /** What came last; the failure where nothing was ever sent. */
    Future<HttpResponse<Buffer>> last(Throwable nothing) {
        Future<HttpResponse<Buffer>> known = last;
        return known == null ? Future.failedFuture(nothing) : known;
    }

    /** The Web Client is its owner's to close. */
    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
