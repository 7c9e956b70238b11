package dev.checkbulk.testing;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a simulated disk has under a name: a file's bytes, and which of them are durable; a folder has none. */
final class SimulatedFile {
    final boolean folder;
    byte[] bytes = {};
    int length;
    private int synced;
    private byte @Nullable [] beforeCut; // what is durable as long as a truncation is not

    SimulatedFile() {
        this(false);
    }

    SimulatedFile(boolean folder) {
        this.folder = folder;
    }

    void append(byte[] more, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    void cut(int size) {
        if (beforeCut == null && size < synced) {
            beforeCut = Arrays.copyOf(bytes, synced);
        }
        length = Math.min(length, size);
        synced = Math.min(synced, size);
    }

    void force() {
        synced = length;
        beforeCut = null;
    }

    SimulatedFile afterCrash(RandomGenerator random) {
        SimulatedFile left = new SimulatedFile(folder);
        byte[] old = beforeCut;
        if (old != null && random.nextBoolean()) {
            left.append(old, old.length);
        } else {
            left.append(bytes, synced + random.nextInt(length - synced + 1));
        }
        left.force();
        return left;
    }
}
