package dev.checkbulk.ops.now;

import java.util.function.IntConsumer;

/**
 * Which texts stand on which numbered shelves, for very many: about 20 bytes for each. It keeps 64 bits of a hash of a text and not
 * the text, so that it may, rarely, name a shelf too many.
 */
final class LongMultimap {
    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private int[] shelves = new int[SMALLEST]; // one more than the number, 0 for a free place
    private int size;

    static long hash(CharSequence text) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    void add(long hash, int shelf) {
        int place = place(hash);
        while (shelves[place] != 0) {
            if (hashes[place] == hash && shelves[place] == shelf + 1) {
                return;
            }
            place = next(place);
        }
        hashes[place] = hash;
        shelves[place] = shelf + 1;
        size++;
        if (size > hashes.length / 3 * 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldShelves = shelves;
        hashes = new long[Math.multiplyExact(oldHashes.length, 2)];
        shelves = new int[hashes.length];
        size = 0;
        for (int at = 0; at < oldHashes.length; at++) {
            if (oldShelves[at] != 0) {
                add(oldHashes[at], oldShelves[at] - 1);
            }
        }
    }

    /** Each shelf on which such a text stands. */
    void shelves(long hash, IntConsumer each) {
        for (int place = place(hash); shelves[place] != 0; place = next(place)) {
            if (hashes[place] == hash) {
                each.accept(shelves[place] - 1);
            }
        }
    }

    boolean has(long hash, int shelf) {
        for (int place = place(hash); shelves[place] != 0; place = next(place)) {
            if (hashes[place] == hash && shelves[place] == shelf + 1) {
                return true;
            }
        }
        return false;
    }

    private int place(long hash) {
        return (int) hash & hashes.length - 1;
    }

    private int next(int place) {
        return place + 1 & hashes.length - 1;
    }
}
