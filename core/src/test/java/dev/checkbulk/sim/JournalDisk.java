package dev.checkbulk.sim;

import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Disk.AppendFile;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.run.folder.FileLog;
import dev.checkbulk.run.vault.Claim;
import dev.checkbulk.run.vault.Hold;
import dev.checkbulk.run.vault.Log;
import dev.checkbulk.run.vault.VaultRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The disk under the journal: what was forced stays, of the rest a loss of power leaves a part from the beginning. It can
 * be full, fail to force, or see its process die in the middle of a call.
 */
final class JournalDisk {
    private static final Path NAME = Path.of("journal.jsonl");

    private final Random random;
    private final boolean honest;
    private byte[] bytes;
    private final StringBuilder forced = new StringBuilder(); // a character for each byte

    /**
     * @param honest whether force does what it says
     * @param begin what is there already, durably
     */
    JournalDisk(Random random, boolean honest, byte[] begin) {
        this.random = random;
        this.honest = honest;
        this.bytes = begin;
        force();
    }

    /** What goes wrong at which of a process's calls, counted from 1; 0 for never. */
    record Trouble(int failsAt, int diesAt) {
        static final Trouble NONE = new Trouble(0, 0);
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

    /** The run as this process finds it. */
    VaultRun run(ClientProcess process, Trouble trouble) {
        return new Kept(process, trouble);
    }

    /** What is asked of a run that is gone on with; who had it before has died, or is thought to. */
    private final class Kept implements VaultRun {
        private final ClientProcess process;
        private final Trouble trouble;

        private Kept(ClientProcess process, Trouble trouble) {
            this.process = process;
            this.trouble = trouble;
        }

        @Override
        public String name() {
            return "simulation";
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] head() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredBytes plan() {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredBytes log() {
            return StoredBytes.of(bytes.clone());
        }

        @Override
        public boolean hasEnded() {
            return false;
        }

        @Override
        public Optional<Claimed> claimed(Claim claim) {
            return Optional.empty();
        }

        @Override
        public @Nullable String holder() {
            return null;
        }

        @Override
        public void requireOwn() {}

        @Override
        public Taking take(String who) {
            return new Held(process, trouble);
        }
    }

    private final class Held implements Hold {
        private final ClientProcess process;
        private final Trouble trouble;

        private Held(ClientProcess process, Trouble trouble) {
            this.process = process;
            this.trouble = trouble;
        }

        @Override
        public boolean isSure() {
            return true;
        }

        @Override
        public Log log(long validLength) throws IOException {
            return FileLog.open(new Opened(process, trouble), validLength, this::isSure);
        }

        @Override
        public void replacePlan(Disk.Content plan) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void replaceLog(Disk.Content log) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sweep() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end() {}

        @Override
        public void close() {}
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
        public void truncate(long size) throws IOException {
            if (goesWrong()) {
                throw new IOException("input/output error");
            }
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
