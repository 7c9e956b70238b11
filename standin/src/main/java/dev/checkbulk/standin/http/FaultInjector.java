package dev.checkbulk.standin.http;

import dev.checkbulk.standin.faults.BodyGarbler;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.FaultMix;
import dev.checkbulk.standin.faults.FaultScript;
import dev.checkbulk.standin.faults.HttpDates;
import dev.checkbulk.standin.internal.Clock;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.message.Call;
import dev.checkbulk.standin.message.Response;
import dev.checkbulk.standin.message.ValidationErrors;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides which request gets which fault, and acts it out. On the server's event loop. */
public final class FaultInjector {
    private final Vertx vertx;
    private final FaultScript script;
    private final FaultMix mix;
    private final RandomGenerator random;
    private final TrafficJudge judge;
    private final Clock clock;
    private final ConnectionBreaker breaker;

    public FaultInjector(
            Vertx vertx, Clock clock, FaultScript script, FaultMix mix, RandomGenerator random, TrafficJudge judge) {
        this.vertx = vertx;
        this.script = script;
        this.mix = mix;
        this.random = random;
        this.judge = judge;
        this.clock = clock;
        this.breaker = new ConnectionBreaker(vertx);
    }

    /** The draw is made for every write, ordered or not, so that an order does not shift what a seed gives to others. */
    Optional<Fault> pick(Call call) {
        Optional<Fault> drawn = Call.writes(call.method()) ? mix.draw(random) : Optional.empty();
        Optional<Fault> fault = script.take(call.method(), call.path()).or(() -> drawn);
        fault.ifPresent(one -> judge.faulted());
        return fault;
    }

    /** Whether the answer is held back; if so, it is given on the server's event loop when it is released. */
    boolean hold(ServerExchange exchange, Call call, Runnable answer) {
        Context context = vertx.getOrCreateContext();
        boolean held = script.holds(call.method(), call.path(), () -> context.runOnContext(now -> answer.run()));
        if (held) {
            exchange.whenGone(() -> exchange.finish(0));
        }
        return held;
    }

    /** @param answer what the application said; an empty one if the request did not reach it */
    void apply(Fault fault, ServerExchange exchange, Response answer) {
        Instant now = clock.wall();
        if (fault instanceof Fault.Throttled throttled) {
            Response refusal = Gateway.throttled(1);
            for (String value : throttled.retryAfter()) {
                refusal = refusal.with("Retry-After", value);
            }
            exchange.send(refusal, now);
        } else if (fault instanceof Fault.ThrottledUntil until) {
            String date = HttpDates.format(until.form(), now.plusSeconds(until.seconds()));
            exchange.send(Gateway.throttled(1).with("Retry-After", date), now);
        } else if (fault instanceof Fault.Unavailable unavailable) {
            Response page = Response.html(503, "Service Unavailable");
            exchange.sendFromEdge(page.with("Retry-After", unavailable.retryAfter()), now);
        } else if (fault instanceof Fault.Crash) {
            exchange.send(answer, now);
        } else if (fault instanceof Fault.Edge edge) {
            exchange.sendFromEdge(page(edge), now);
        } else if (fault instanceof Fault.Broken broken) {
            breaker.act(broken.how(), exchange, answer.filled(), now);
        } else if (fault instanceof Fault.Garbled garbled) {
            exchange.send(BodyGarbler.garble(garbled.how(), answer.filled()), now);
        } else {
            throw new IllegalArgumentException("nobody acts out " + fault);
        }
    }

    private static Response page(Fault.Edge edge) {
        if (edge.status() == 302) {
            return Response.toDocs();
        }
        return switch (edge.page()) {
            case HTML -> Response.html(edge.status(), "Status " + edge.status());
            case EMPTY -> Response.empty(edge.status());
            case ENVELOPE ->
                ValidationErrors.error(edge.status(), type(edge.status()), "The request failed at the edge.");
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "not_authenticated";
            case 404 -> "not_found";
            case 429 -> "throttled";
            default -> "api_error";
        };
    }
}
