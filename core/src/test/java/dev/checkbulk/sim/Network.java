package dev.checkbulk.sim;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The way from one client process to the server and back. What is on its way arrives, also when nobody waits for the answer
 * any more.
 */
final class Network implements Wire {
    private static final long MILLISECOND = 1_000_000;

    private final Timeline timeline;
    private final Random random;
    private final Faults faults;
    private final Judge judge;
    private final ModelServer server;
    private final ClientProcess process;
    private final Supplier<Instant> dates;

    /** @param dates the server's clock */
    Network(
            Timeline timeline,
            Random random,
            Faults faults,
            Judge judge,
            ModelServer server,
            ClientProcess process,
            Supplier<Instant> dates) {
        this.timeline = timeline;
        this.random = random;
        this.faults = faults;
        this.judge = judge;
        this.server = server;
        this.process = process;
        this.dates = dates;
    }

    @Override
    public Future<Result> send(Request request, long deadlineNanos) {
        Promise<Result> known = Promise.promise();
        if (process.alive()) {
            judge.starts();
            judge.looks(request.target());
            if (faults.hit(faults.refused) || faults.in(faults.outage, timeline.now())) {
                note(request, "no connection");
                tell(known, new NotSent("connection refused", true), 1 + random.nextInt(200));
            } else {
                travel(request, deadlineNanos, known);
            }
        }
        return known.future();
    }

    private void note(Request request, String what) {
        Judge.Row row = judge.rowOf(ModelServer.what(request));
        if (row != null) {
            judge.note(row.number, what);
        }
    }

    private void travel(Request request, long deadlineNanos, Promise<Result> known) {
        String key = request.headers().get("X-Idempotency-Key");
        boolean writes = !request.method().equals("GET");
        if (writes) {
            judge.sent(ModelServer.what(request), key);
        }
        Scheduler.Timer deadline = timeline.after(
                deadlineNanos, () -> tellNow(known, new Unanswered(Silence.DEADLINE, "no complete answer", null)));
        if (faults.hit(faults.brokenAnswer)) { // at any time, also before the request arrives
            tell(known, broken(), 1 + random.nextInt(random.nextBoolean() ? 500 : 60_000));
        }
        if (faults.hit(faults.strangeAnswer)) { // whether or not the request arrives, and before it has ended
            Result strange = dev.checkbulk.sim.Answer.strange().onTheWire(null);
            timeline.after(
                    MILLISECOND * (1 + random.nextInt(random.nextBoolean() ? 500 : 60_000)),
                    () -> tellStrange(known, request, strange));
        }
        if (faults.hit(faults.vanished)) {
            judge.over(key);
            return;
        }
        timeline.after(
                wayTime(),
                () -> server.arrive(request, answer -> {
                    if (writes) {
                        judge.over(key);
                        note(request, "answer " + answer.status());
                    }
                    if (!faults.hit(faults.lostAnswer)) {
                        boolean garbled = answer.status() < 300 && faults.hit(faults.garbledAnswer);
                        Result answered = (garbled ? answer.garbled(random) : answer).onTheWire(date(answer));
                        timeline.after(MILLISECOND * (1 + random.nextInt(40)), () -> {
                            deadline.cancel();
                            if (garbled) {
                                tellStrange(known, request, answered);
                            } else {
                                tellNow(known, answered);
                            }
                        });
                    }
                }));
    }

    /** Whatever stands between has a clock of its own. */
    private Instant date(dev.checkbulk.sim.Answer answer) {
        if (!answer.isOfServer()) {
            return timeline.trueTime().plus(faults.edgeClockError);
        }
        return faults.dated ? dates.get() : null;
    }

    private static Result broken() {
        return new Unanswered(Silence.BROKEN, "the connection broke", null);
    }

    private long wayTime() {
        return MILLISECOND * (1 + random.nextInt(faults.hit(faults.slowWay) ? 40_000 : 40));
    }

    private void tell(Promise<Result> known, Result result, int millis) {
        timeline.after(MILLISECOND * millis, () -> tellNow(known, result));
    }

    /** What a create gets for its answer that is not the server's: it is to be looked up now. */
    private void tellStrange(Promise<Result> known, Request request, Result answer) {
        process.execute(() -> {
            boolean create = request.method().equals("POST") && !known.future().isComplete();
            if (create) {
                judge.strange(ModelServer.what(request));
            }
            known.tryComplete(answer);
        });
    }

    private void tellNow(Promise<Result> known, Result result) {
        process.execute(() -> known.tryComplete(result));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
