package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastSecondTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long NOW = Long.MAX_VALUE - 500 * MS; // the clock wraps around within the test
    private static final long SECOND = 1_000 * MS;
    private static final long USUAL = 20 * MS;

    /** What the request with the quickest answer may have been late itself. */
    private static final long UNSEEN = MS;

    private LastSecond starts = new LastSecond(10);

    private static long start(int n) {
        return NOW + n * 100 * MS;
    }

    private void answered(int n, long milliseconds) {
        starts.answered(start(n), milliseconds * MS);
    }

    /** Ten starts, of which all but the first have been answered in 100 ms. */
    private void startAll() {
        for (int n = 0; n < 10; n++) {
            starts.started(start(n));
        }
        for (int n = 1; n < 10; n++) {
            answered(n, 100);
        }
    }

    /** How much longer than a second after the first start the eleventh has to wait. */
    private long heldBy() {
        return starts.notBefore(NOW, USUAL) - NOW - SECOND;
    }

    @Test
    void fewerStartsThanTheServerTakesInASecondHoldUpNobody() {
        for (int n = 0; n < 9; n++) {
            starts.started(start(n));
        }
        assertEquals(start(9), starts.notBefore(start(9), USUAL));
    }

    @Test
    void oneThatWasAnsweredAsQuicklyAsTheOthersWasNotHeldUp() {
        startAll();
        answered(0, 100);
        assertEquals(UNSEEN, heldBy());
    }

    @Test
    void oneWhoseAnswerCameLaterIsTakenToHaveBeenHeldUpByThatMuch() {
        startAll();
        answered(0, 130);
        assertEquals(30 * MS + UNSEEN, heldBy());
    }

    @Test
    void aSlotThatIsLaterAnywayStays() {
        startAll();
        answered(0, 130);
        assertEquals(start(10) + 50 * MS, starts.notBefore(start(10) + 50 * MS, USUAL));
    }

    @Test
    void whatCountsIsTheStartThatIsSoManyBefore() {
        startAll();
        answered(0, 130);
        starts.started(start(10));
        assertEquals(start(1) + SECOND + UNSEEN, starts.notBefore(NOW, USUAL));
    }

    @Test
    void oneWithoutAnAnswerIsTakenToBeAsLateAsMostAre() {
        startAll();
        answered(9, 115);
        assertEquals(15 * MS + UNSEEN, heldBy());
        answered(8, 115);
        answered(9, 150);
        assertEquals(USUAL, heldBy(), "no more than that");
    }

    @Test
    void whereNothingIsAnsweredTheUsualRoomIsKept() {
        for (int n = 0; n < 10; n++) {
            starts.started(start(n));
        }
        assertEquals(USUAL, heldBy());
    }

    @Test
    void answersThatDifferByMoreThanTheUsualRoomTellNothing() {
        startAll();
        for (int n = 4; n < 10; n++) {
            answered(n, 121);
        }
        answered(0, 150);
        assertEquals(USUAL, heldBy());
        answered(0, 105);
        assertEquals(5 * MS + UNSEEN, heldBy());
    }

    @Test
    void anAnswerThatIsMuchLaterWasNotHeldUpOnTheWay() {
        startAll();
        answered(0, 159);
        assertEquals(60 * MS, heldBy());
        answered(0, 160);
        assertEquals(USUAL, heldBy());
    }

    @Test
    void theRoomIsNeverMoreThanSixtyMilliseconds() {
        startAll();
        answered(0, 3_000);
        assertEquals(SECOND + 60 * MS, starts.notBefore(NOW, 10 * SECOND) - NOW);
    }

    @Test
    void aPaceWithoutRoomKeepsItsSlots() {
        startAll();
        assertEquals(NOW, starts.notBefore(NOW, 0));
        assertEquals(NOW, starts.notBefore(NOW, -1));
    }

    @Test
    void oneThatDidNotStartIsForgotten() {
        startAll();
        answered(0, 130);
        for (int n = 0; n < 3; n++) {
            starts.started(start(10));
            starts.notStarted();
        }
        assertEquals(30 * MS + UNSEEN, heldBy());
        starts.notStarted();
        assertEquals(NOW, starts.notBefore(NOW, USUAL), "fewer than the server takes in a second");
    }

    @Test
    void anAnswerToOneThatIsNotAmongThemIsIgnored() {
        startAll();
        answered(0, 100);
        answered(-1, 130);
        starts.answered(start(0) + 1, 130 * MS);
        assertEquals(UNSEEN, heldBy());
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeAnAnswerEarly() {
        startAll();
        answered(0, 30);
        answered(1, -3_600_000);
        assertEquals(USUAL, heldBy(), "the answers differ by 100 ms");
    }

    @Test
    void theStartsWithinASecondAreCounted() {
        startAll();
        assertEquals(10, starts.within(start(9)));
        assertEquals(10, starts.within(start(10)));
        assertEquals(9, starts.within(start(10) + 1));
        assertEquals(0, starts.within(start(20)));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        startAll();
        answered(0, 130);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        starts.writeTo(new DataOutputStream(bytes));
        starts = LastSecond.read(10, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(30 * MS + UNSEEN, heldBy());
        assertEquals(10, starts.within(start(9)));
    }
}
