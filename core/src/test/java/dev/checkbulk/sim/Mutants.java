package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.RowRef;
import dev.checkbulk.quota.Limit;
import dev.checkbulk.run.RunUnderTest.Fact;
import dev.checkbulk.run.RunUnderTest.Times;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Bugs that people make, planted at the seams. */
enum Mutants {
    INTENT_IS_NOT_DURABLE(bug().disk(false)),
    NO_QUARANTINE(bug().times(times(Duration.ofMillis(1), Times.REAL.replayable()))),
    QUARANTINE_SHORTER_THAN_THE_SERVER_WORKS(bug().times(times(Duration.ofSeconds(20), Times.REAL.replayable()))),
    KEYS_ARE_USED_FOR_TOO_LONG(bug().times(times(Times.REAL.quarantine(), Duration.ofHours(40)))),
    NEW_KEY_FOR_EACH_SEND(bug().wire(Mutants::newKeyForEachSend)),
    OLD_PROCESS_STILL_RUNS(bug().death(false)),
    FORGETS_INTENTS(bug().memory(fact -> fact == Fact.INTENT ? Fact.FORGOTTEN : fact)),
    FORGETS_RESULTS(bug().memory(fact -> fact == Fact.RESULT ? Fact.FORGOTTEN : fact)),
    UNANSWERED_TAKEN_FOR_DENIED(bug().memory(fact -> fact == Fact.UNANSWERED ? Fact.DENIED : fact)),
    GENERATION_BEGINS_ANEW(bug().memory(fact -> fact == Fact.INTENT ? Fact.INTENT_OF_FIRST_GENERATION : fact)),
    SIDE_BY_SIDE_ON_ONE_RECORD(bug().edit(edit -> with(edit, null, edit.label()))),
    STEPS_DO_NOT_WAIT(bug().edit(edit -> edit.ofInput(edit.row()))),
    OVERWRITES_OTHERS(bug().edit(edit -> edit.before(null))),
    NO_DRIFT_CHECK(bug().edit(edit ->
            edit.before() instanceof ObjectNode ? edit.before(JsonNodeFactory.instance.objectNode()) : edit)),
    FAILURES_TAKEN_FOR_SUCCESS(bug().memory(fact -> fact == Fact.RESULT ? Fact.RESULT_OF_SUCCESS : fact)),
    AGE_IS_READ_OFF_THE_WALL(bug().clock()),
    OTHER_API_KEY_IS_NOT_NOTICED(bug().wire(Mutants::otherApiKey)),
    EQUAL_RECORDS_OF_BEFORE_ARE_FORGOTTEN(bug().edit(edit ->
            edit.before() instanceof ArrayNode ? edit.before(JsonNodeFactory.instance.arrayNode()) : edit)),
    SILENCE_IS_A_WRONG_PATH(bug().wire(answers(
            (request, result) -> silent(result) ? Answer.elsewhere(302, "log_1").onTheWire(null) : result))),
    SILENCE_IS_A_NO(bug().wire(answers((request, result) -> silent(result) ? refusal() : result))),
    STRANGE_IS_SILENCE(bug().wire(answers((request, result) -> strange(request, result)
            ? new Wire.Unanswered(Wire.Silence.BROKEN, "the connection broke", null)
            : result))),
    STRANGE_IS_NOT_SENT(bug().wire(answers(
            (request, result) -> strange(request, result) ? new Wire.NotSent("not sent", true) : result))),
    STRANGE_IS_A_NO(bug().wire(answers((request, result) -> strange(request, result) ? refusal() : result))),
    BROKEN_IS_NOT_SENT(
            bug().wire(answers((request, result) -> silent(result) ? new Wire.NotSent("broken", true) : result))),
    FAILURE_IS_A_NO(bug().wire(answers((request, result) -> status(result) == 500 ? refusal() : result))),
    UNAVAILABLE_IS_SENT_AGAIN_AT_ONCE(
            bug().wire(answers((request, result) -> status(result) == 503 ? status(429, "{}") : result))),
    LOG_IS_NOT_READ(bug().wire(answers((request, result) ->
            request.target().startsWith("/logs") ? status(200, "{\"next\":null,\"results\":[]}") : result))),
    ANY_ID_IS_REPORTED(bug().wire(answers((request, result) -> request.method().equals("POST") && status(result) == 201
            ? status(201, "{\"id\":\"ben_other\"}")
            : result))),
    FASTER_THAN_THE_LIMIT(bug().limit(new Limit(60, 100))),
    KEY_IN_THE_JOURNAL(bug().edit(edit -> with(edit, edit.resource(), Simulation.SECRET)));

    private static final AtomicLong API_KEYS = new AtomicLong();

    private final Planted planted;

    Mutants(Planted planted) {
        this.planted = planted;
    }

    Planted planted() {
        return planted;
    }

    private static Planted bug() {
        return Planted.NOTHING;
    }

    private static Times times(Duration quarantine, Duration replayable) {
        return new Times(quarantine, replayable, Times.REAL.patience(), Times.REAL.recheck());
    }

    private static Edit with(Edit edit, String resource, String label) {
        RowRef ref = new RowRef(edit.row(), edit.input(), label, edit.company(), edit.source());
        return new Edit(ref, resource, edit.look(), edit.send(), edit.warnings());
    }

    private static boolean silent(Wire.Result result) {
        return result instanceof Wire.Unanswered;
    }

    private static boolean strange(Wire.Request request, Wire.Result result) {
        return request.method().equals("POST")
                && result instanceof Wire.Answer answer
                && answer.status() < 300
                && !new String(answer.body(), StandardCharsets.UTF_8).contains("\"id\":\"");
    }

    private static int status(Wire.Result result) {
        return result instanceof Wire.Answer answer ? answer.status() : 0;
    }

    private static Wire.Answer refusal() {
        return Answer.error(422, "validation_error", null).onTheWire(null);
    }

    private static Wire.Answer status(int status, String body) {
        return new Answer(status, body, "log_1", null).onTheWire(null);
    }

    /** Each process has another API key, and does not know. */
    private static Wire otherApiKey(Wire wire) {
        String authorization = "Bearer " + API_KEYS.incrementAndGet();
        return new Changed(wire) {
            @Override
            public Future<Result> send(Request request, long deadlineNanos) {
                Map<String, String> headers = new LinkedHashMap<>(request.headers());
                headers.put("Authorization", authorization);
                return super.send(
                        new Request(request.method(), request.target(), headers, request.body()), deadlineNanos);
            }
        };
    }

    private static Wire newKeyForEachSend(Wire wire) {
        AtomicLong sends = new AtomicLong();
        return new Changed(wire) {
            @Override
            public Future<Result> send(Request request, long deadlineNanos) {
                Map<String, String> headers = new LinkedHashMap<>(request.headers());
                headers.computeIfPresent("X-Idempotency-Key", (name, key) -> key + sends.incrementAndGet());
                return super.send(
                        new Request(request.method(), request.target(), headers, request.body()), deadlineNanos);
            }
        };
    }

    private static UnaryOperator<Wire> answers(BiFunction<Wire.Request, Wire.Result, Wire.Result> change) {
        return wire -> new Changed(wire) {
            @Override
            public Future<Result> send(Request request, long deadlineNanos) {
                return super.send(request, deadlineNanos).map(result -> change.apply(request, result));
            }
        };
    }

    private static class Changed implements Wire {
        private final Wire wire;

        Changed(Wire wire) {
            this.wire = wire;
        }

        @Override
        public Future<Result> send(Request request, long deadlineNanos) {
            return wire.send(request, deadlineNanos);
        }

        @Override
        public Future<Void> close() {
            return wire.close();
        }
    }
}
