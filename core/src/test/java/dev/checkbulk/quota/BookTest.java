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

    private static byte[] busy() {
        Book book = new Book(NOW);
        Feedback refused = new Feedback.Throttled(Duration.ofSeconds(10), true);
        Ask ask = new Ask(3, new Limit(20, 50), new Wanted(1), 0, null, List.of(new News(refused, NOW, SECOND)));
        book.exchange(4, ask, NOW, member -> true);
        return book.bytes();
    }

    private static Answer startAt(Book book, long now) {
        return book.exchange(0, new Ask(0, Limit.CHECK, new Wanted(1), 0, null, List.of()), now, member -> true);
    }

    @Test
    void bytesAreAllOfIt() {
        assertArrayEquals(busy(), Book.read(busy(), NOW).bytes());
        Answer.Start start = (Answer.Start) startAt(Book.read(busy(), NOW), NOW);
        assertEquals(NOW + 10 * SECOND + SECOND / 20, start.at(), 20_000_000);
    }

    @Test
    void anEmptyFileACutOneAndADamagedOneAreABookWithNothingInIt() {
        byte[] damaged = busy();
        damaged[20] ^= 1;
        for (byte[] bytes : List.of(new byte[0], Arrays.copyOf(busy(), 60), damaged)) {
            assertEquals(NOW, ((Answer.Start) startAt(Book.read(bytes, NOW), NOW)).at());
        }
    }

    @Test
    void aBookOfAnotherLayoutIsOneWithNothingInIt() {
        byte[] bytes = busy();
        CRC32 sum = new CRC32(); // as it was before layouts had a number
        sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(sum.getValue());
        assertEquals(NOW, ((Answer.Start) startAt(Book.read(bytes, NOW), NOW)).at());
    }

    @Test
    void aClockThatIsSetBackHoldsUpNobody() {
        long before = NOW - TimeUnit.HOURS.toNanos(1);
        assertEquals(before, ((Answer.Start) startAt(Book.read(busy(), before), before)).at());
    }
}
