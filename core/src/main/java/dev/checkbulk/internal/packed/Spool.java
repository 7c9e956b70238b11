package dev.checkbulk.internal.packed;

import dev.checkbulk.internal.StoredBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are appended and read again, in memory as long as they are few, then in a file without a name: it is deleted when
 * it is opened, so that nothing stays behind, whatever ends the process. It goes with the last list that reads it.
 */
public final class Spool implements StoredBytes {
    private static final int IN_MEMORY = 1 << 20;

    private byte[] memory = new byte[0];
    private int used;
    private long size;
    private @Nullable FileChannel file;

    /** All bytes of a stream, which is not closed. */
    public static Spool of(InputStream bytes) throws IOException {
        Spool spool = new Spool();
        byte[] chunk = new byte[1 << 16];
        for (int read = bytes.readNBytes(chunk, 0, chunk.length); read > 0; ) {
            spool.append(read == chunk.length ? chunk : Arrays.copyOf(chunk, read));
            read = bytes.readNBytes(chunk, 0, chunk.length);
        }
        return spool;
    }

    /** @return the place of the first of them */
    synchronized long append(byte[] bytes) throws IOException {
        long at = size;
        if (file == null && used + bytes.length > IN_MEMORY) {
            file = nameless();
            write(file, memory, used, 0);
            memory = new byte[0];
        }
        if (file == null) {
            if (used + bytes.length > memory.length) {
                memory = Arrays.copyOf(memory, Math.max(used + bytes.length, 2 * memory.length));
            }
            System.arraycopy(bytes, 0, memory, used, bytes.length);
            used += bytes.length;
        } else {
            write(file, bytes, bytes.length, at);
        }
        size += bytes.length;
        return at;
    }

    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("checkbulk", ".rows"); // readable by its owner alone
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void write(FileChannel file, byte[] bytes, int length, long at) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            file.write(rest, at + rest.position());
        }
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public synchronized int read(long at, byte[] into, int offset, int length) throws IOException {
        int wanted = (int) Math.max(0, Math.min(length, size - at));
        if (file == null) {
            System.arraycopy(memory, (int) Math.min(at, used), into, offset, wanted);
            return wanted;
        }
        ByteBuffer rest = ByteBuffer.wrap(into, offset, wanted);
        while (rest.hasRemaining() && file.read(rest, at + rest.position() - offset) >= 0) {
            // until all are there: a read may bring fewer
        }
        return rest.position() - offset;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
