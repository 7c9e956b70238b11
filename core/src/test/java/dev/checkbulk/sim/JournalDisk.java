package dev.checkbulk.sim;

import dev.checkbulk.internal.Disk.AppendFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * The disk under the journal: what was forced stays, of the rest a loss of power leaves a part from the beginning. It can
 * be full, fail to force, or see its process die in the middle of a call.
 */
final class JournalDisk {
    private static final Path NAME = Path.of("journal.jsonl");

    private final Random random;
    private final boolean honest;
    private byte[] bytes = new byte[0];
    private final StringBuilder forced = new StringBuilder(); // a character for each byte

    /** @param honest whether force does what it says */
    JournalDisk(Random random, boolean honest) {
        this.random = random;
        this.honest = honest;
    }

    /** What goes wrong at which of a process's calls, counted from 1; 0 for never. */
    record Trouble(int failsAt, int diesAt) {
        static final Trouble NONE = new Trouble(0, 0);
    }

    byte[] read() {
        return bytes.clone();
    }

    /** How often the text is in what surely outlives everything. */
    int surelyHas(String text) {
        int times = 0;
        for (int at = forced.indexOf(text); at >= 0; at = forced.indexOf(text, at + 1)) {
            times++;
        }
        return times;
    }

    boolean has(String text) {
        return new String(bytes, StandardCharsets.UTF_8).contains(text);
    }

    /** The power fails: of what was not forced, a part is there, cut anywhere. */
    void losePower() {
        bytes = Arrays.copyOf(bytes, forced.length() + random.nextInt(bytes.length - forced.length() + 1));
        force();
    }

    private void force() {
        int from = forced.length();
        forced.append(new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1));
    }

    AppendFile open(ClientProcess process, Trouble trouble) {
        return new Opened(process, trouble);
    }

    private final class Opened implements AppendFile {
        private final ClientProcess process;
        private final Trouble trouble;
        private int calls;

        private Opened(ClientProcess process, Trouble trouble) {
            this.process = process;
            this.trouble = trouble;
        }

        private boolean goesWrong() throws IOException {
            calls++;
            if (calls == trouble.diesAt()) {
                process.die();
            }
            if (!process.alive()) {
                throw new IOException("the process is dead");
            }
            return trouble.failsAt() > 0 && calls >= trouble.failsAt(); // a full disk stays full
        }

        @Override
        public Path path() {
            return NAME;
        }

        @Override
        public void append(byte[] more) throws IOException {
            if (goesWrong()) {
                add(more, random.nextInt(more.length + 1));
                throw new IOException("no space left on device");
            }
            add(more, more.length);
        }

        private void add(byte[] more, int length) {
            int end = bytes.length;
            bytes = Arrays.copyOf(bytes, end + length);
            System.arraycopy(more, 0, bytes, end, length);
        }

        @Override
        public void force() throws IOException {
            if (goesWrong()) {
                throw new IOException("input/output error");
            }
            if (honest) {
                JournalDisk.this.force();
            }
        }

        @Override
        public void truncate(long size) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(size, bytes.length));
            forced.setLength(Math.min(forced.length(), bytes.length));
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void close() {} // the bytes stay
    }
}
