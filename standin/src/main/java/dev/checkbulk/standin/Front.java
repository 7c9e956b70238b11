package dev.checkbulk.standin;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes each API request through authorization, limits, latency and faults. On the server's event loop. */
final class Front {
    private static final int CONCURRENCY_RETRY_AFTER = 60;

    private final Vertx vertx;
    private final Clock clock;
    private final long start;
    private final StandinSettings settings;
    private final Gate gate;
    private final Judge judge;
    private final Faults faults;
    private final Application application;
    private final Ids ids;
    private final RandomGenerator latencies;

    Front(
            Vertx vertx,
            Clock clock,
            StandinSettings settings,
            Judge judge,
            Faults faults,
            Application application,
            Ids ids,
            RandomGenerator latencies) {
        this.vertx = vertx;
        this.clock = clock;
        this.settings = settings;
        this.judge = judge;
        this.faults = faults;
        this.application = application;
        this.ids = ids;
        this.latencies = latencies;
        this.start = clock.nanos();
        this.gate = new Gate(RateLimit.of(settings.limiter(), settings.perSecond(), start), settings.inFlight());
    }

    void handle(HttpServerRequest request) {
        String method = request.method().name();
        String path = Optional.ofNullable(request.path()).orElse("");
        String key = Call.writes(method) ? request.getHeader("X-Idempotency-Key") : null;
        long now = clock.nanos();
        Ticket ticket = judge.arrived(now - start, method, path, key);
        Exchange exchange = new Exchange(request, ids.next("log_"), ticket, judge, gate);
        if (!authorized(request)) {
            refuse(exchange, Judge.Refusal.KEY, unauthorized());
            return;
        }
        Gate.Admission admission = gate.enter(now);
        showLimits(request, now);
        switch (admission.verdict()) {
            case TOO_MANY -> refuse(exchange, Judge.Refusal.CONCURRENCY, tooMany());
            case TOO_FAST -> refuse(exchange, Judge.Refusal.RATE, tooFast(admission.waitNanos()));
            case ADMITTED -> {
                exchange.admit();
                request.body()
                        .onSuccess(body -> serve(exchange, call(request, method, path, key, body)))
                        .onFailure(cut -> exchange.finish(0));
            }
        }
    }

    private static Call call(HttpServerRequest request, String method, String path, @Nullable String key, Buffer body) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        return new Call(method, path, Parameters.of(request.params()), type, body, key);
    }

    private void serve(Exchange exchange, Call call) {
        Fault fault = faults.pick(call).orElse(null);
        Supplier<Answer> work = begin(exchange, call, fault);
        after(settings.latency().next(latencies), () -> {
            Answer answer = work.get();
            Runnable send = () -> send(exchange, fault, answer);
            if (!faults.hold(exchange, call, send)) {
                send.run();
            }
        });
    }

    private void send(Exchange exchange, @Nullable Fault fault, Answer answer) {
        if (fault == null) {
            exchange.send(answer, clock.wall());
        } else {
            faults.apply(fault, exchange, answer);
        }
    }

    private Supplier<Answer> begin(Exchange exchange, Call call, @Nullable Fault fault) {
        Fault.Crash crash = fault instanceof Fault.Crash one ? one : null;
        boolean reaches = fault == null || crash != null || fault.executes();
        return reaches ? application.begin(call, exchange.logId(), clock.wall(), crash) : () -> Answer.empty(200);
    }

    private void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        } else {
            clock.after(vertx, delay, task);
        }
    }

    private boolean authorized(HttpServerRequest request) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!header.startsWith("Bearer ")) {
            return false;
        }
        String token = header.substring("Bearer ".length());
        String key = settings.key();
        return key == null ? !token.isBlank() : key.equals(token);
    }

    private void showLimits(HttpServerRequest request, long now) {
        if (settings.rateLimitHeaders()) {
            request.response()
                    .putHeader("RateLimit-Limit", Integer.toString(gate.limit()))
                    .putHeader("RateLimit-Remaining", Integer.toString(gate.remaining(now)));
        }
    }

    private void refuse(Exchange exchange, Judge.Refusal refusal, Answer answer) {
        exchange.refuse(refusal, answer, clock.wall());
    }

    static Answer unauthorized() {
        return Problems.error(401, "not_authenticated", "Authentication credentials were missing or wrong.");
    }

    private static Answer tooFast(long wait) {
        long seconds = Math.max(1, (wait + 999_999_999) / 1_000_000_000);
        return throttled(seconds).with("Retry-After", Long.toString(seconds));
    }

    /** Without the header. */
    static Answer throttled(long seconds) {
        String message =
                "Request was throttled. Expected available in " + seconds + " second" + (seconds == 1 ? "" : "s") + ".";
        return Problems.error(429, "throttled", message);
    }

    private static Answer tooMany() {
        return Problems.error(429, "throttled", "Request was throttled. Concurrency limit exceeded.")
                .with("Retry-After", Integer.toString(CONCURRENCY_RETRY_AFTER));
    }
}
