package dev.checkbulk.batch;

import static dev.checkbulk.batch.Work.notApplied;
import static dev.checkbulk.batch.Work.refused;
import static dev.checkbulk.batch.Work.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopRuleTest {
    @RegisterExtension
    final World world = new World();

    /** Runs items one by one that end like this, and then 50 that would be done. */
    private BatchReport after(Batch batch, List<Outcome> outcomes) {
        List<Outcome> all = new ArrayList<>(outcomes);
        all.addAll(Collections.nCopies(50, Work.done()));
        return world.finish(batch.window(1)
                .run(Work.items(all.size()), (client, item) -> Future.succeededFuture(all.get(item - 1))));
    }

    private BatchReport after(List<Outcome> outcomes) {
        return after(new Batch(world.client), outcomes);
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                Arguments.of(1, notApplied(Reason.UNAUTHORIZED)),
                Arguments.of(1, notApplied(Reason.UNTRUSTED)),
                Arguments.of(1, notApplied(Reason.LONG_WAIT)),
                Arguments.of(1, unknown(Reason.LONG_WAIT, 429)),
                Arguments.of(1, notApplied(Reason.JOURNAL)),
                Arguments.of(1, unknown(Reason.JOURNAL, 0)),
                Arguments.of(1, refused(405)),
                Arguments.of(1, refused(407)),
                Arguments.of(1, refused(415)),
                Arguments.of(1, unknown(Reason.SERVER, 501)),
                Arguments.of(3, unknown(Reason.UNREADABLE, 200)),
                Arguments.of(5, refused(403)),
                Arguments.of(5, notApplied(Reason.CONNECT)),
                Arguments.of(10, notApplied(Reason.THROTTLED)));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void whatTheRestCanOnlyEndLikeStopsTheBatch(int times, Outcome outcome) {
        BatchReport report = after(Collections.nCopies(times, outcome));
        assertTrue(report.stopped() != null, "goes on after " + times);
        assertEquals(0, report.done());
        assertEquals(50 + times, report.total());
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void oneTimeLessGoesOn(int times, Outcome outcome) {
        if (times > 1) {
            BatchReport report = after(Collections.nCopies(times - 1, outcome));
            assertNull(report.stopped());
            assertEquals(50, report.done());
        }
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void anotherOutcomeInBetweenMeansThatTheyAreNotInARow(int times, Outcome outcome) {
        if (times > 1) {
            List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(2 * times - 2, outcome));
            outcomes.add(times - 1, refused(404));
            assertNull(after(outcomes).stopped());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 409, 422})
    void refusalsOfTheItemItselfStopNothing(int status) {
        assertNull(after(Collections.nCopies(100, refused(status))).stopped());
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"OPERATION", "DEADLINE", "BROKEN", "SERVER"})
    void failuresThatMayPassStopNothing(Reason reason) {
        assertNull(after(Collections.nCopies(100, unknown(reason, 500))).stopped());
        assertNull(after(Collections.nCopies(100, notApplied(reason))).stopped());
    }

    @Test
    void unreadableAnswersThatAreChecksStopNothing() {
        assertNull(after(Collections.nCopies(100, Work.unreadableOfCheck())).stopped());
    }

    @Test
    void anUnreadableAnswerOfChecksBetweenThoseOfOthersMeansThatTheyAreNotInARow() {
        Outcome foreign = unknown(Reason.UNREADABLE, 200);
        assertNull(after(List.of(foreign, foreign, Work.unreadableOfCheck(), foreign, foreign))
                .stopped());
    }

    @Test
    void aKeyThatIsNotAcceptedStopsEverythingThatIsNotInFlight() {
        world.wire.script(call -> call.ordinal() < 5 ? Reply.ok("{}") : Reply.status(401, ""));
        BatchReport report = world.finish(new Batch(world.client).run(Work.items(1_000), Work.writing()));
        assertEquals(5, report.done());
        assertEquals(995, report.notApplied());
        assertTrue(
                world.wire.calls().size() <= 8,
                "in flight at that time: " + world.wire.calls().size());
        assertTrue(report.stopped().startsWith("Check does not accept the API key (401)"), report.stopped());
    }

    @Test
    void afterFailuresCountsWhatWasRefusedOrUnknown() {
        Batch batch = new Batch(world.client).stopWhen(StopRule.afterFailures(3));
        List<Outcome> three =
                List.of(refused(404), Work.done(), notApplied(Reason.SERVER), unknown(Reason.BROKEN, 0), refused(422));
        BatchReport report = after(batch, three);
        assertEquals("3 rows failed", report.stopped());
        assertEquals(1, report.done());
        assertNull(after(batch, three.subList(0, 4)).stopped());
    }

    @Test
    void rulesAreAddedAndTheFirstReasonCounts() {
        Batch batch =
                new Batch(world.client).stopWhen(StopRule.afterFailures(2)).stopWhen(StopRule.afterFailures(1));
        assertEquals("1 row failed", after(batch, List.of(refused(404))).stopped());
        assertTrue(after(batch, List.of(notApplied(Reason.UNAUTHORIZED))).stopped() != null);
    }
}
