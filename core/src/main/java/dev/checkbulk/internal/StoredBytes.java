package dev.checkbulk.internal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Bytes that are kept somewhere else than in memory, and read at any place: those of a file from when it was opened. What is
 * appended to it later is not seen. Any thread may read, several at once. Reading blocks.
 */
public interface StoredBytes extends Closeable {
    /** How many there are. */
    long size();

    /**
     * Reads some of them.
     *
     * @return how many were read: fewer than were asked for only where they end, and then perhaps none
     */
    int read(long at, byte[] into, int offset, int length) throws IOException;

    /** Those from one place until another, all of them. */
    default byte[] bytes(long from, long to) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        if (read(from, bytes, 0, bytes.length) < bytes.length) {
            throw new EOFException("It has become shorter than " + to + " bytes");
        }
        return bytes;
    }

    /** Those from one place until another, one after the other; closing it closes nothing. */
    default InputStream stream(long from, long to) {
        return new Stream(this, from, to);
    }

    /** These bytes. */
    static StoredBytes of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A part of them as a stream. */
    final class Stream extends InputStream {
        private final StoredBytes bytes;
        private final long end;
        private long at;

        private Stream(StoredBytes bytes, long from, long to) {
            this.bytes = bytes;
            this.at = from;
            this.end = Math.min(to, bytes.size());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            int read = bytes.read(at, into, offset, (int) Math.min(length, Math.max(0, end - at)));
            at += read;
            return read == 0 ? -1 : read;
        }
    }

    /** Bytes in memory. */
    record InMemory(byte[] bytes) implements StoredBytes {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long at, byte[] into, int offset, int length) {
            int read = (int) Math.max(0, Math.min(length, bytes.length - at));
            if (read > 0) {
                System.arraycopy(bytes, (int) at, into, offset, read);
            }
            return read;
        }

        @Override
        public void close() {}
    }
}
