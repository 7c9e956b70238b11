package dev.checkbulk.quota;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.cell.Cell;
import dev.checkbulk.quota.Ledger.Answer;
import dev.checkbulk.quota.Ledger.Ask;
import dev.checkbulk.quota.Ledger.Wanted;
import dev.checkbulk.testing.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** F32 and F33: two versions beside each other at one budget, and a quota that says why it waits. */
class F32VersionsTest {
    private final VirtualTime time = new VirtualTime();
    private byte[] stored = {};
    private boolean writable = true;

    /** A cell in memory. */
    private final class Memory implements Cell {
        private final int member;

        Memory(int member) {
            this.member = member;
        }

        @Override
        public long now() {
            return time.nanoTime();
        }

        @Override
        public void update(Change change, Consumer<Boolean> end) {
            byte[] next = change.of(stored, new Seat(member, now(), false));
            if (writable) {
                stored = next;
            }
            end.accept(writable);
        }

        @Override
        public void leave(Change last, Runnable done) {
            stored = last.of(stored, new Seat(member, now(), false));
            done.run();
        }

        @Override
        public boolean isGone(int member, long silent) {
            return false;
        }
    }

    private CellLedger ledger() throws IOException {
        return ledger(1);
    }

    private CellLedger ledger(int member) throws IOException {
        return new CellLedger(first -> {
            stored = first.of(stored, new Cell.Seat(member, time.nanoTime(), false));
            return new Memory(member);
        });
    }

    /** A book as another version would write it: with that version's number in the checksum, and more in it. */
    private static byte[] of(int layout, byte[] ours) {
        byte[] bytes = ByteBuffer.allocate(ours.length + 3).put(ours).array();
        CRC32 sum = new CRC32();
        sum.update(layout);
        sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(sum.getValue());
        return bytes;
    }

    private static Answer ask(Ledger ledger) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        ledger.exchange(new Ask(0, Limit.CHECK, new Wanted(1, 0), null, null, List.of()), answer::complete);
        return answer.join();
    }

    @Test
    void f32AnOlderVersionIsRefusedByNameAndLeavesTheBookAsItIs() throws IOException {
        ledger();
        byte[] newer = of(Book.LAYOUT + 1, stored);
        stored = newer;
        var refused = assertThrows(NewerVersion.class, this::ledger);
        assertTrue(refused.getMessage().contains("newer version of Checkbulk"), refused.getMessage());
        assertArrayEquals(newer, stored);
    }

    @Test
    void f32AnOlderVersionThatIsUnderWayStartsNothingMoreAndSaysWhy() throws IOException {
        CellLedger ledger = ledger();
        assertInstanceOf(Answer.Start.class, ask(ledger));
        byte[] newer = of(Book.LAYOUT + 7, stored);
        stored = newer;
        assertInstanceOf(Answer.Full.class, ask(ledger));
        assertInstanceOf(Answer.Full.class, ask(ledger));
        assertArrayEquals(newer, stored);
        assertTrue(ledger.trouble().contains("newer version"), ledger.trouble());
    }

    @Test
    void f32AnOlderVersionThatOverwritesTheBookIsNamed() throws IOException {
        CellLedger ledger = ledger();
        ask(ledger);
        assertEquals("", ledger.trouble());
        stored = of(Book.LAYOUT - 1, stored);
        ask(ledger);
        assertTrue(ledger.trouble().contains("older version"), ledger.trouble());
        ask(ledger);
        assertEquals("", ledger.trouble(), "it has gone");
    }

    @Test
    void f33AQuotaSaysThatItsFileCannotBeChanged() throws IOException {
        CellLedger ledger = ledger();
        writable = false;
        ask(ledger);
        assertTrue(ledger.trouble().contains("cannot be changed"), ledger.trouble());
        writable = true;
        ask(ledger);
        assertEquals("", ledger.trouble());
    }

    @Test
    void f33AQuotaSaysThatAllPlacesAreTaken() throws IOException {
        Limit single = new Limit(24.75, 1);
        SharedQuota quota = new SharedQuota(time, ledger(1), Limit.CHECK, single, new Opening(0));
        SharedQuota other = new SharedQuota(time, ledger(2), Limit.CHECK, single, new Opening(0));
        var held = quota.acquire();
        time.advance(Duration.ofSeconds(2));
        assertTrue(held.isComplete());
        other.acquire();
        time.advance(Duration.ofSeconds(1));
        assertEquals("", other.trouble());
        time.advance(Duration.ofSeconds(2));
        assertTrue(other.trouble().contains("places"), other.trouble());
        assertEquals("", quota.trouble());
    }
}
