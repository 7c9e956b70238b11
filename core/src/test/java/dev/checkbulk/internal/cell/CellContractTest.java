package dev.checkbulk.internal.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.internal.cell.Cell.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every cell promises to those who share it. */
public abstract class CellContractTest {
    private static final int MEMBERS = 4;
    private static final int CHANGES = 50;

    /** A new member of one cell. */
    protected abstract Cell join(Change first) throws IOException;

    /** Somebody loses the cell's value, or puts another in its place. */
    protected abstract void lose() throws IOException;

    private final List<Integer> numbers = new ArrayList<>();

    private Cell join() throws IOException {
        return join((value, seat) -> {
            numbers.add(seat.member());
            return value;
        });
    }

    private static byte[] plusOne(byte[] value) {
        int now = value.length == 0 ? 0 : ByteBuffer.wrap(value).getInt();
        return ByteBuffer.allocate(Integer.BYTES).putInt(now + 1).array();
    }

    private static boolean update(Cell cell, Change change) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        cell.update(change, end::complete);
        return end.join();
    }

    private static void leave(Cell cell, Change last) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        cell.leave(last, () -> left.complete(null));
        left.join();
    }

    private static byte[] value(Cell cell) {
        byte[][] seen = new byte[1][];
        assertTrue(update(cell, (value, seat) -> {
            seen[0] = value;
            return value;
        }));
        return seen[0];
    }

    @Test
    void aNewCellIsEmptyAndWhoComesLaterFindsWhatTheFirstMade() throws Exception {
        join((value, seat) -> {
            assertArrayEquals(new byte[0], value);
            assertFalse(seat.missed());
            return new byte[] {1, 2};
        });
        Cell second = join((value, seat) -> {
            assertArrayEquals(new byte[] {1, 2}, value);
            return new byte[] {3};
        });
        assertArrayEquals(new byte[] {3}, value(second));
        assertTrue(update(second, (value, seat) -> new byte[] {4, 5, 6}));
        assertArrayEquals(new byte[] {4, 5, 6}, value(second));
    }

    @Test
    void noChangeIsLostWhenAllChangeAtOnce() throws Exception {
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        List<Cell> members = new ArrayList<>();
        for (int n = 0; n < MEMBERS; n++) {
            members.add(join());
        }
        for (int n = 0; n < CHANGES; n++) {
            for (Cell member : members) {
                CompletableFuture<Boolean> end = new CompletableFuture<>();
                member.update((value, seat) -> plusOne(value), end::complete);
                ends.add(end);
            }
        }
        ends.forEach(end -> assertTrue(end.join()));
        assertEquals(MEMBERS * CHANGES, ByteBuffer.wrap(value(members.get(0))).getInt());
    }

    @Test
    void theEndIsToldOnceAndBehindTheChange() throws Exception {
        Cell cell = join();
        AtomicInteger told = new AtomicInteger();
        Set<Boolean> changed = new HashSet<>();
        update(cell, (value, seat) -> {
            changed.add(told.get() == 0);
            return value;
        });
        cell.update((value, seat) -> value, replaced -> told.incrementAndGet());
        value(cell);
        assertEquals(1, told.get());
        assertEquals(Set.of(true), changed);
    }

    @Test
    void membersHaveNumbersOfTheirOwnAndOneThatLeftIsGone() throws Exception {
        Cell one = join();
        join();
        assertNotEquals(numbers.get(0), numbers.get(1));
        long silent = Duration.ofMinutes(10).toNanos();
        assertFalse(one.isGone(numbers.get(0), silent));
        assertFalse(one.isGone(numbers.get(1), silent), "it says nothing, and lives");
        Cell three = join();
        int third = numbers.get(2);
        leave(three, (value, seat) -> new byte[] {7});
        assertArrayEquals(new byte[] {7}, value(one));
        assertTrue(one.isGone(third, silent));
        assertFalse(one.isGone(third, 0), "who was heard a moment ago is not asked for");
        join();
        assertEquals(third, numbers.get(3));
    }

    @Test
    void theTimeOfAChangeIsThatOfAll() throws Exception {
        Cell one = join();
        Cell two = join();
        long[] at = new long[1];
        long before = two.now();
        update(one, (value, seat) -> {
            at[0] = seat.now();
            return value;
        });
        assertTrue(at[0] >= before && at[0] <= two.now());
    }

    @Test
    void whoFindsAnotherValueInThePlaceOfTheirsIsToldOnce() throws Exception {
        Cell cell = join((value, seat) -> new byte[] {1});
        lose();
        List<Boolean> missed = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            assertTrue(update(cell, (value, seat) -> {
                missed.add(seat.missed());
                return new byte[] {2};
            }));
        }
        assertEquals(List.of(true, false), missed);
    }
}
