package dev.checkbulk.standin;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides which request gets which fault, and acts it out. On the server's event loop. */
final class Faults {
    private final Vertx vertx;
    private final Script script;
    private final FaultMix mix;
    private final RandomGenerator random;
    private final Judge judge;
    private final Clock clock;
    private final Breaker breaker;

    Faults(Vertx vertx, Clock clock, Script script, FaultMix mix, RandomGenerator random, Judge judge) {
        this.vertx = vertx;
        this.script = script;
        this.mix = mix;
        this.random = random;
        this.judge = judge;
        this.clock = clock;
        this.breaker = new Breaker(vertx);
    }

    /** The draw is made for every write, ordered or not, so that an order does not shift what a seed gives to others. */
    Optional<Fault> pick(Call call) {
        Optional<Fault> drawn = Call.writes(call.method()) ? mix.draw(random) : Optional.empty();
        Optional<Fault> fault = script.take(call.method(), call.path()).or(() -> drawn);
        fault.ifPresent(one -> judge.faulted());
        return fault;
    }

    /** Whether the answer is held back; if so, it is given on the server's event loop when it is released. */
    boolean hold(Exchange exchange, Call call, Runnable answer) {
        Context context = vertx.getOrCreateContext();
        boolean held = script.holds(call.method(), call.path(), () -> context.runOnContext(now -> answer.run()));
        if (held) {
            exchange.whenGone(() -> exchange.finish(0));
        }
        return held;
    }

    /** @param answer what the application said; an empty one if the request did not reach it */
    void apply(Fault fault, Exchange exchange, Answer answer) {
        Instant now = clock.wall();
        if (fault instanceof Fault.Throttled throttled) {
            Answer refusal = Front.throttled(1);
            for (String value : throttled.retryAfter()) {
                refusal = refusal.with("Retry-After", value);
            }
            exchange.send(refusal, now);
        } else if (fault instanceof Fault.ThrottledUntil until) {
            String date = HttpDates.format(until.form(), now.plusSeconds(until.seconds()));
            exchange.send(Front.throttled(1).with("Retry-After", date), now);
        } else if (fault instanceof Fault.Unavailable unavailable) {
            Answer page = Answer.html(503, "Service Unavailable");
            exchange.sendFromEdge(page.with("Retry-After", unavailable.retryAfter()), now);
        } else if (fault instanceof Fault.Crash) {
            exchange.send(answer, now);
        } else if (fault instanceof Fault.Edge edge) {
            exchange.sendFromEdge(page(edge), now);
        } else if (fault instanceof Fault.Broken broken) {
            breaker.act(broken.how(), exchange, answer.filled(), now);
        } else if (fault instanceof Fault.Garbled garbled) {
            exchange.send(Garbler.garble(garbled.how(), answer.filled()), now);
        } else {
            throw new IllegalArgumentException("nobody acts out " + fault);
        }
    }

    private static Answer page(Fault.Edge edge) {
        if (edge.status() == 302) {
            return Answer.toDocs();
        }
        return switch (edge.page()) {
            case HTML -> Answer.html(edge.status(), "Status " + edge.status());
            case EMPTY -> Answer.empty(edge.status());
            case ENVELOPE -> Problems.error(edge.status(), type(edge.status()), "The request failed at the edge.");
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
