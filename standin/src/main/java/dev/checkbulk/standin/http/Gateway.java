package dev.checkbulk.standin.http;

import dev.checkbulk.standin.api.Application;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.internal.IdGenerator;
import dev.checkbulk.standin.judge.Ticket;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.limits.AdmissionControl;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes each API request through authorization, limits, latency and faults. On the server's event loop. */
public final class Gateway {
    private static final int CONCURRENCY_RETRY_AFTER = 60;

    private final Vertx vertx;
    private final Clock clock;
    private final long start;
    private final Edge edge;
    private final AdmissionControl gate;
    private final TrafficJudge judge;
    private final FaultInjector faults;
    private final Application application;
    private final IdGenerator ids;
    private final RandomGenerator latencies;

    /**
     * How the edge behaves.
     *
     * @param key the only bearer token accepted, or null to accept any that is not empty
     * @param rateLimitHeaders whether answers carry {@code RateLimit-Limit} and {@code RateLimit-Remaining}
     * @param latency how long requests take
     */
    public record Edge(@Nullable String key, boolean rateLimitHeaders, Latency latency) {}

    public Gateway(
            Vertx vertx,
            Clock clock,
            Edge edge,
            AdmissionControl gate,
            TrafficJudge judge,
            FaultInjector faults,
            Application application,
            IdGenerator ids,
            RandomGenerator latencies) {
        this.vertx = vertx;
        this.clock = clock;
        this.edge = edge;
        this.gate = gate;
        this.judge = judge;
        this.faults = faults;
        this.application = application;
        this.ids = ids;
        this.latencies = latencies;
        this.start = clock.nanos();
    }

    public void handle(HttpServerRequest request) {
        String method = request.method().name();
        String path = Optional.ofNullable(request.path()).orElse("");
        String key = Call.writes(method) ? request.getHeader("X-Idempotency-Key") : null;
        long now = clock.nanos();
        Ticket ticket = judge.arrived(now - start, method, path, key);
        ServerExchange exchange = new ServerExchange(request, ids.next("log_"), ticket, judge, gate);
        if (!authorized(request)) {
            refuse(exchange, TrafficJudge.Refusal.KEY, unauthorized());
            return;
        }
        AdmissionControl.Admission admission = gate.enter(now);
        showLimits(request, now);
        switch (admission.verdict()) {
            case TOO_MANY -> refuse(exchange, TrafficJudge.Refusal.CONCURRENCY, tooMany());
            case TOO_FAST -> refuse(exchange, TrafficJudge.Refusal.RATE, tooFast(admission.waitNanos()));
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
        return new Call(method, path, QueryParameters.of(request.params()), type, body, key);
    }

    private void serve(ServerExchange exchange, Call call) {
        Fault fault = faults.pick(call).orElse(null);
        Supplier<Response> work = begin(exchange, call, fault);
        after(edge.latency().next(latencies), () -> {
            Response answer = work.get();
            Runnable send = () -> send(exchange, fault, answer);
            if (!faults.hold(exchange, call, send)) {
                send.run();
            }
        });
    }

    private void send(ServerExchange exchange, @Nullable Fault fault, Response answer) {
        if (fault == null) {
            exchange.send(answer, clock.wall());
        } else {
            faults.apply(fault, exchange, answer);
        }
    }

    private Supplier<Response> begin(ServerExchange exchange, Call call, @Nullable Fault fault) {
        Fault.Crash crash = fault instanceof Fault.Crash one ? one : null;
        boolean reaches = fault == null || crash != null || fault.executes();
        return reaches ? application.begin(call, exchange.logId(), clock.wall(), crash) : () -> Response.empty(200);
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
        String key = edge.key();
        return key == null ? !token.isBlank() : key.equals(token);
    }

    private void showLimits(HttpServerRequest request, long now) {
        if (edge.rateLimitHeaders()) {
            request.response()
                    .putHeader("RateLimit-Limit", Integer.toString(gate.limit()))
                    .putHeader("RateLimit-Remaining", Integer.toString(gate.remaining(now)));
        }
    }

    private void refuse(ServerExchange exchange, TrafficJudge.Refusal refusal, Response answer) {
        exchange.refuse(refusal, answer, clock.wall());
    }

    static Response unauthorized() {
        return ValidationErrors.error(401, "not_authenticated", "Authentication credentials were missing or wrong.");
    }

    private static Response tooFast(long wait) {
        long seconds = Math.max(1, (wait + 999_999_999) / 1_000_000_000);
        return throttled(seconds).with("Retry-After", Long.toString(seconds));
    }

    /** Without the header. */
    static Response throttled(long seconds) {
        String message =
                "Request was throttled. Expected available in " + seconds + " second" + (seconds == 1 ? "" : "s") + ".";
        return ValidationErrors.error(429, "throttled", message);
    }

    private static Response tooMany() {
        return ValidationErrors.error(429, "throttled", "Request was throttled. Concurrency limit exceeded.")
                .with("Retry-After", Integer.toString(CONCURRENCY_RETRY_AFTER));
    }
}
