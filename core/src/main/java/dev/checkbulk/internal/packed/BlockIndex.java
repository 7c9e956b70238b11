package dev.checkbulk.internal.packed;

import java.util.Arrays;
import java.util.zip.CRC32C;

/** Where the blocks of a list are among bytes, and what they were when they were put there: some twelve bytes a block. */
final class BlockIndex {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int[] checks = new int[8];
    private int count;

    void add(long start, byte[] bytes, int offset, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            checks = Arrays.copyOf(checks, 2 * count);
        }
        starts[count] = start;
        ends[count] = start + length;
        checks[count++] = check(bytes, offset, length);
    }

    private static int check(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    int count() {
        return count;
    }

    long start(int block) {
        return starts[block];
    }

    long end(int block) {
        return ends[block];
    }

    boolean holds(int block, byte[] bytes) {
        return checks[block] == check(bytes, 0, bytes.length);
    }

    /** The same now; it goes on growing without this one. */
    BlockIndex now() {
        BlockIndex now = new BlockIndex();
        now.starts = Arrays.copyOf(starts, Math.max(8, count));
        now.ends = Arrays.copyOf(ends, Math.max(8, count));
        now.checks = Arrays.copyOf(checks, Math.max(8, count));
        now.count = count;
        return now;
    }
}
