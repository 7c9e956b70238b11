package dev.checkbulk.jobs.row;

import dev.checkbulk.jobs.input.Place;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which row was the first with some values, for very many rows: about 40 bytes for each. It keeps 128 bits of a hash of the
 * values and not the values; two of a thousand million rows share them by chance with a probability below 10^-20.
 */
public final class KeyTable {
    private static final int SMALLEST = 16;
    private static final int WORDS = 3; // two of the hash, and one of the row's place

    /** They grow one at a time: a table that grows is there twice. */
    private static final int SEGMENTS = 64;

    private final Segment[] segments =
            Stream.generate(Segment::new).limit(SEGMENTS).toArray(Segment[]::new);

    /** The place of the first row with these values, or null when this one is the first. */
    @Nullable
    public Place putIfAbsent(Place place, String... values) {
        long first = 0x9E3779B97F4A7C15L;
        long second = 0xC2B2AE3D27D4EB4FL;
        for (String value : values) {
            for (int at = 0; at < value.length(); at++) {
                first = (first ^ value.charAt(at)) * 0xFF51AFD7ED558CCDL;
                first ^= first >>> 32;
                second = (second + value.charAt(at)) * 0xC4CEB9FE1A85EC53L;
                second ^= second >>> 29;
            }
            first = (first ^ 0x10000) * 0xFF51AFD7ED558CCDL; // the end of a value is no character
            second = (second + 0x10000) * 0xC4CEB9FE1A85EC53L;
        }
        long seen = segments[(int) (second >>> 58)].putIfAbsent(first, second, (long) place.row() << 32 | place.line());
        return seen == 0 ? null : new Place((int) (seen >>> 32), (int) seen);
    }

    /** A hash table; a place is never 0. */
    private static final class Segment {
        private long[] slots = new long[SMALLEST * WORDS];
        private int size;

        long putIfAbsent(long first, long second, long place) {
            if (size >= slots.length / WORDS / 10.0 * 8) {
                grow();
            }
            int slot = slot(slots, first, second);
            long seen = slots[slot + 2];
            if (seen == 0) {
                put(slots, slot, first, second, place);
                size++;
            }
            return seen;
        }

        private void grow() {
            long[] old = slots;
            slots = new long[Math.multiplyExact(old.length / WORDS * 3 / 2, WORDS)];
            for (int at = 0; at < old.length; at += WORDS) {
                if (old[at + 2] != 0) {
                    put(slots, slot(slots, old[at], old[at + 1]), old[at], old[at + 1], old[at + 2]);
                }
            }
        }

        /** Where these are, or the free slot for them. */
        private static int slot(long[] slots, long first, long second) {
            int capacity = slots.length / WORDS;
            long mixed = (first ^ second >>> 17) * 0x9E3779B97F4A7C15L;
            int slot = (int) ((mixed >>> 33) * capacity >>> 31);
            while (slots[WORDS * slot + 2] != 0
                    && (slots[WORDS * slot] != first || slots[WORDS * slot + 1] != second)) {
                slot = slot + 1 == capacity ? 0 : slot + 1;
            }
            return WORDS * slot;
        }

        private static void put(long[] slots, int at, long first, long second, long place) {
            slots[at] = first;
            slots[at + 1] = second;
            slots[at + 2] = place;
        }
    }
}
