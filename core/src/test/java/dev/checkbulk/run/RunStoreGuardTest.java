package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;
import static dev.checkbulk.run.Scene.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunRefused.Reason;
import dev.checkbulk.testing.Plans;
import dev.checkbulk.testing.World;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same work is not begun twice by mistake. */
class RunStoreGuardTest {
    private static final Plan.Header FIRST = Plans.header(1);

    private final Scene scene = new Scene();
    private final RunStore store = scene.store;
    private StoredRun run;

    @BeforeEach
    void begin() throws Exception {
        run = scene.ended(ELSEWHERE, 1, 2);
    }

    private static int made = 1_000;

    private static Plan second(String script, String input, String baseUrl) {
        Plan.Header other = Plans.header(2);
        return Plans.of(
                new Plan.Header("%032x".formatted(++made), script, input, baseUrl, other.made(), other.about()), 2);
    }

    private static Plan sameWork() {
        return second(FIRST.script(), FIRST.input(), FIRST.baseUrl());
    }

    private StoredRun make(Plan plan) throws RunRefused {
        return store.create(null, plan, Guard.NEW_WORK);
    }

    private void assertGuarded() throws RunRefused {
        int runs = store.all().size();
        String message = refused(Reason.SAME_WORK, () -> make(sameWork()));
        assertTrue(message.startsWith("This input was run before, as " + run.name()), message);
        assertTrue(message.contains("resume " + run.name()) && message.endsWith(" AGAIN"), message);
        assertEquals(runs, store.all().size(), "nothing is made");
    }

    @Test
    void theSameInputOfTheSameScriptToTheSamePlaceIsRefused() throws RunRefused {
        assertGuarded();
    }

    @Test
    void theSameIsToldBeforeAPlanIsMade() throws RunRefused {
        refused(Reason.SAME_WORK, () -> store.require(Guard.NEW_WORK, sameWork().header()));
        store.require(Guard.NONE, sameWork().header());
        store.require(Guard.NEW_WORK, Plans.header(2));
    }

    @Test
    void itIsNotRefusedToWhoWantsItTwice() throws RunRefused {
        store.create(null, sameWork(), Guard.NONE);
    }

    @Test
    void anotherPlaceIsOtherWork() throws RunRefused {
        assertEquals("http://127.0.0.1:8080", World.HERE.baseUrl().toString());
        make(second(FIRST.script(), FIRST.input(), "https://sandbox.checkhq.com"));
    }

    @Test
    void anotherScriptOrInputIsOtherWork() throws RunRefused {
        make(second("reassign", FIRST.input(), FIRST.baseUrl()));
        make(second(FIRST.script(), "ab".repeat(32), FIRST.baseUrl()));
    }

    @Test
    void aRunThatWasPurgedOrMovedAsideOrHasNotEndedGuardsItsInputToo() throws Exception {
        Scene.purge(run);
        assertGuarded();
        store.create(ELSEWHERE, Plans.of(3, 1), Guard.NEW_WORK);
        assertEquals(ELSEWHERE.resolve("earlier-1"), store.find(run.name()).folder());
        assertGuarded();
        run = scene.create(4, 1);
        refused(Reason.SAME_WORK, () -> make(Plans.of(Plans.header(4), 1)));
    }

    @Test
    void aPlanThatCannotBeReadDoesNotPassForOtherWorkAndSaysWhatToDo() throws Exception {
        scene.disk.write(Scene.plan(run), "garbage\n".getBytes(StandardCharsets.UTF_8));
        String message = refused(Reason.SAME_WORK, () -> make(second("enroll", "0".repeat(64), FIRST.baseUrl())));
        assertTrue(message.contains(ELSEWHERE.toString()) && message.endsWith(" AGAIN_IF_CERTAIN"), message);
        assertEquals(1, store.all().size(), "it is listed");
        store.create(null, second("enroll", "0".repeat(64), FIRST.baseUrl()), Guard.NONE);
        assertEquals(2, store.all().size());
    }
}
