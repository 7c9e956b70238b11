package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import dev.checkbulk.quota.Ledger.News;
import dev.checkbulk.quota.Ledger.Wanted;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final long NOW = TimeUnit.SECONDS.toNanos(1_772_442_000);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long ANEW = NOW + TimeUnit.MILLISECONDS.toNanos(1_100);

    private static byte[] busy() {
        Book book = new Book(NOW);
        Feedback refused = new Feedback.Throttled(Duration.ofSeconds(10), true);
        Ask ask = new Ask(3, new Limit(20, 50), new Wanted(1, 0), null, null, List.of(new News(refused, NOW, SECOND)));
        book.exchange(4, ask, NOW, (member, silent) -> false);
        return book.bytes();
    }

    private static Answer startAt(Book book, long now) {
        return book.exchange(
                0, new Ask(0, Limit.CHECK, new Wanted(1, 0), null, null, List.of()), now, (member, silent) -> false);
    }

    private static long read(byte[] bytes, long now, long seen) {
        return ((Answer.Start) startAt(Book.read(bytes, now, seen), now)).at();
    }

    @Test
    void bytesAreAllOfIt() {
        assertArrayEquals(busy(), Book.read(busy(), NOW, NOW).bytes());
        assertEquals(NOW + 10 * SECOND + SECOND / 20, read(busy(), NOW, NOW), 20_000_000);
    }

    @Test
    void f28AnEmptyFileACutOneAndADamagedOneAreABookThatBeginsAfterMoreThanASecond() {
        byte[] damaged = busy();
        damaged[20] ^= 1;
        for (byte[] bytes : List.of(new byte[0], new byte[60], Arrays.copyOf(busy(), 60), damaged)) {
            assertEquals(ANEW, read(bytes, NOW, 0));
        }
    }

    @Test
    void f28ABookOfAnotherLayoutIsANewOne() {
        byte[] bytes = busy();
        CRC32 sum = new CRC32(); // as it was before layouts had a number
        sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(sum.getValue());
        assertEquals(ANEW, read(bytes, NOW, 0));
    }

    @Test
    void f28AClockThatIsSetBackHoldsUpNobodyForLong() {
        long hour = TimeUnit.HOURS.toNanos(1);
        assertEquals(ANEW - hour, read(busy(), NOW - hour, NOW));
    }

    @Test
    void f28ABookThatIsOlderThanWhatWasSeenIsANewOne() {
        assertEquals(ANEW, read(new Book(NOW - SECOND).bytes(), NOW, NOW - SECOND + 1));
        assertEquals(ANEW, read(new Book(NOW - SECOND).bytes(), NOW, NOW + SECOND));
        assertEquals(ANEW - SECOND, read(new Book(NOW - SECOND).bytes(), NOW, NOW - SECOND));
        assertEquals(
                ANEW - SECOND,
                read(new Book(NOW - SECOND).bytes(), NOW, NOW + SECOND + 1),
                "seen before the clock was set back");
    }

    @Test
    void f28AClockThatIsSetBackALittleMakesNoBookOlder() {
        Book book = Book.read(busy(), NOW, NOW);
        startAt(book, NOW - SECOND / 2);
        assertEquals(NOW, book.written());
    }

    @Test
    void f26AStartIsAsFarAheadAsItIsWanted() {
        Book book = new Book(NOW - 10 * SECOND);
        Ask ask = new Ask(0, Limit.CHECK, new Wanted(1, 60_000_000), null, null, List.of());
        assertEquals(NOW + 60_000_000, ((Answer.Start) book.exchange(0, ask, NOW, (member, silent) -> false)).at());
    }

    @Test
    void f26WhoIsAloneKeepsToAPartOfWholeStarts() {
        Book book = new Book(NOW - 10 * SECOND);
        for (int member = 1; member < 6; member++) {
            book.exchange(member, new Ask(0, Limit.CHECK, null, null, null, List.of()), NOW, (other, silent) -> false);
        }
        Ask ask = new Ask(0, Limit.CHECK, new Wanted(1, 0), null, null, List.of());
        book.alone(0, ask, NOW, (member, silent) -> false);
        Answer.Start second = (Answer.Start) book.alone(0, ask, NOW, (member, silent) -> false);
        assertEquals(NOW + SECOND / 4, second.at(), "six at 24.75/s");
    }
}
