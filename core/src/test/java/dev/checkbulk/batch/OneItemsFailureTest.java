package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one item's operation does becomes that item's outcome, and nobody else's. */
class OneItemsFailureTest {
    @RegisterExtension
    final World world = new World();

    static Stream<Named<Operation<Integer>>> failures() {
        return Stream.of(
                Named.of("throws", (client, item) -> {
                    throw new IllegalStateException("boom");
                }),
                Named.of("throws an error", (client, item) -> {
                    throw new AssertionError("boom");
                }),
                Named.of("overflows the stack", (client, item) -> {
                    throw new StackOverflowError("boom");
                }),
                Named.of("fails its future", (client, item) -> Future.failedFuture("boom")),
                Named.of("gives no future", (client, item) -> null),
                Named.of("gives no outcome", (client, item) -> Future.succeededFuture()),
                Named.of("has no key", new Operation<>() {
                    @Override
                    public Future<Outcome> run(dev.checkbulk.http.CheckClient client, Integer item) {
                        return Future.succeededFuture(Work.done());
                    }

                    @Override
                    public String key(Integer item) {
                        throw new IllegalStateException("boom");
                    }
                }));
    }

    private List<Outcome> outcomes(Operation<Integer> thatFails) {
        Operation<Integer> good = Work.writing();
        Operation<Integer> mixed = new Operation<>() {
            @Override
            public Future<Outcome> run(dev.checkbulk.http.CheckClient client, Integer item) {
                return (item == 2 ? thatFails : good).run(client, item);
            }

            @Override
            public String key(Integer item) {
                return (item == 2 ? thatFails : good).key(item);
            }
        };
        return world.finish(new Batch(world.client).window(2).collect(Work.items(5), mixed)).stream()
                .map(ItemResult::outcome)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anItemThatSentNothingIsNotAppliedAndTheOthersAreDone(Operation<Integer> failing) {
        List<Outcome> outcomes = outcomes(failing);
        assertEquals(
                List.of(Kind.DONE, Kind.NOT_APPLIED, Kind.DONE, Kind.DONE, Kind.DONE),
                outcomes.stream().map(Outcome::kind).toList());
        Cause cause = ((Outcome.NotApplied) outcomes.get(1)).cause();
        assertEquals(Cause.Reason.OPERATION, cause.reason());
        assertTrue(cause.message().startsWith("the operation failed: "), cause.message());
    }

    static Stream<Named<Operation<Integer>>> failuresAfterAWrite() {
        return Stream.of(
                Named.of(
                        "throws",
                        (client, item) -> client.send(Work.write(item)).compose(done -> {
                            throw new IllegalStateException("boom");
                        })),
                Named.of(
                        "fails its future",
                        (client, item) -> client.send(Work.write(item)).compose(done -> Future.failedFuture("boom"))),
                Named.of(
                        "gives no outcome",
                        (client, item) -> client.send(Work.write(item)).mapEmpty()));
    }

    @ParameterizedTest
    @MethodSource("failuresAfterAWrite")
    void anItemThatSentAWriteIsUnknownAndTheOthersAreDone(Operation<Integer> failing) {
        List<Outcome> outcomes = outcomes(failing);
        assertEquals(
                List.of(Kind.DONE, Kind.UNKNOWN, Kind.DONE, Kind.DONE, Kind.DONE),
                outcomes.stream().map(Outcome::kind).toList());
        assertEquals(
                Cause.Reason.OPERATION,
                ((Outcome.Unknown) outcomes.get(1)).cause().reason());
    }

    @Test
    void anItemThatFailsWhileItsWriteIsUnderWayIsUnknown() {
        Operation<Integer> impatient = (client, item) -> {
            client.send(Work.write(item));
            world.time.advance(java.time.Duration.ofMillis(50));
            throw new IllegalStateException("boom");
        };
        assertEquals(Kind.UNKNOWN, outcomes(impatient).get(1).kind());
    }

    @Test
    void anItemThatOnlyReadIsNotApplied() {
        Operation<Integer> reading = (client, item) ->
                client.send(CheckRequest.get("/employees")).compose(read -> Future.failedFuture("boom"));
        assertEquals(Kind.NOT_APPLIED, outcomes(reading).get(1).kind());
    }

    @Test
    void anItemWhoseWriteWasRefusedIsNotApplied() {
        world.wire.script(call ->
                call.line().endsWith("e2") ? Reply.status(422, "", "X-Request-Log-Id", "log_1") : Reply.ok("{}"));
        Operation<Integer> refused =
                (client, item) -> client.send(Work.write(item)).compose(no -> Future.failedFuture("boom"));
        assertEquals(Kind.NOT_APPLIED, outcomes(refused).get(1).kind());
    }

    @Test
    void whatAnItemSendsIsNotCountedForItsNeighbours() {
        List<Outcome> outcomes = outcomes((client, item) -> Future.failedFuture("boom"));
        assertEquals(Kind.NOT_APPLIED, outcomes.get(1).kind());
        assertEquals(4, world.wire.calls().size());
    }
}
