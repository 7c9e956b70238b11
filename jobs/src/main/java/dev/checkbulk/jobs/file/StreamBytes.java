package dev.checkbulk.jobs.file;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that another thread reads and waits for. It asks for a buffer when it has none, so that no more than that one is kept.
 * Reading blocks; for one thread, and never an event loop. Whoever reads it closes it.
 */
public final class StreamBytes extends InputStream {
    private final ReadStream<Buffer> stream;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final @Nullable Context context = Vertx.currentContext();
    private byte[] bytes = new byte[0];
    private int at;
    private boolean ended;
    private volatile boolean dropped;

    /** What the stream said: a buffer, its end, or why there is none. */
    private sealed interface Piece {
        record Bytes(Buffer buffer) implements Piece {}

        record End() implements Piece {}

        record Failure(Throwable why) implements Piece {}
    }

    /** Pauses the stream. To be called where its handlers are set: before it says anything. */
    public StreamBytes(ReadStream<Buffer> stream) {
        this.stream = stream;
        stream.pause();
        stream.exceptionHandler(why -> pieces.add(new Piece.Failure(why)))
                .endHandler(end -> pieces.add(new Piece.End()))
                .handler(this::came);
    }

    private void came(Buffer buffer) {
        if (!dropped) {
            pieces.add(new Piece.Bytes(buffer));
        }
    }

    /** What is left is dropped as it comes: a request whose body nobody reads holds its connection. */
    @Override
    public void close() {
        if (!ended && !dropped) {
            dropped = true;
            onContext(stream::resume);
        }
    }

    private void onContext(Runnable task) {
        if (context == null) {
            task.run();
        } else {
            context.runOnContext(turn -> task.run());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == bytes.length && !ended) {
            take();
        }
        if (ended) {
            return -1;
        }
        int read = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, read);
        at += read;
        return read;
    }

    private void take() throws IOException {
        onContext(() -> stream.fetch(1));
        try {
            Piece piece = pieces.take();
            if (piece instanceof Piece.Bytes some) {
                bytes = some.buffer().getBytes();
                at = 0;
            } else if (piece instanceof Piece.Failure failure) {
                ended = true;
                throw new IOException("The input broke off: " + failure.why().getMessage(), failure.why());
            } else {
                ended = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the input was read");
        }
    }
}
