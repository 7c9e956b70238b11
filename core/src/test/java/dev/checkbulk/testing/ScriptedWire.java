package dev.checkbulk.testing;

import dev.checkbulk.internal.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A server that a test writes as a function, behind a wire that keeps the deadline and remembers every request. */
public final class ScriptedWire implements Wire {
    /** One request as the server got it; {@code ordinal} counts from 0. */
    public record Call(int ordinal, Duration at, Request request) {
        public String line() {
            return request.method() + " " + request.target();
        }

        public String header(String name) {
            return request.headers().get(name);
        }

        public String body() {
            return request.body() == null ? null : new String(request.body(), StandardCharsets.UTF_8);
        }
    }

    private final VirtualTime time;
    private final List<Call> calls = new ArrayList<>();
    private Function<Call, Reply> script = call -> Reply.ok("{\"id\":\"x\"}");
    private int inFlight;
    private int mostInFlight;

    public ScriptedWire(VirtualTime time) {
        this.time = time;
    }

    public void script(Function<Call, Reply> answers) {
        script = answers;
    }

    /** Gives these answers one after the other, and the last of them for ever. */
    public void script(Reply... answers) {
        script = call -> answers[Math.min(call.ordinal(), answers.length - 1)];
    }

    @Override
    public Future<Result> send(Request request, long deadlineNanos) {
        Call call = new Call(calls.size(), time.elapsed(), request);
        calls.add(call);
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        Reply reply = script.apply(call);
        Promise<Result> known = Promise.promise();
        boolean late = reply.delay().toNanos() >= deadlineNanos;
        Result result = late ? new Unanswered(Silence.DEADLINE, "no complete answer", null) : reply.result();
        time.at(late ? Duration.ofNanos(deadlineNanos) : reply.delay(), () -> {
            inFlight--;
            known.complete(result);
        });
        return known.future();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    public List<Call> calls() {
        return calls;
    }

    public List<String> lines() {
        return calls.stream().map(Call::line).toList();
    }

    /** When the requests started. */
    public List<Duration> starts() {
        return calls.stream().map(Call::at).toList();
    }

    public int inFlight() {
        return inFlight;
    }

    public int mostInFlight() {
        return mostInFlight;
    }
}
