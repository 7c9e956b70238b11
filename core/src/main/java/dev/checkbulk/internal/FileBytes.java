package dev.checkbulk.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file's bytes. The channel is closed with them, or by the JDK when nobody has them any more. */
record FileBytes(FileChannel channel, long size) implements StoredBytes {
    @Override
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(into, offset, (int) Math.max(0, Math.min(length, size - at)));
        int begin = rest.position();
        while (rest.hasRemaining() && channel.read(rest, at + rest.position() - begin) >= 0) {
            // until all are there: a read may bring fewer
        }
        return rest.position() - begin;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
