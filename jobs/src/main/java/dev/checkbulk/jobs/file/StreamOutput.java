package dev.checkbulk.jobs.file;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A stream that another thread writes to, and waits for. Writing blocks; for one thread, and never an event loop. */
public final class StreamOutput extends OutputStream {
    private static final int PIECE = 1 << 16;

    private final WriteStream<Buffer> stream;
    private final @Nullable Context context = Vertx.currentContext();
    private final byte[] bytes = new byte[PIECE];
    private int size;

    /** To be made where the stream is used. */
    public StreamOutput(WriteStream<Buffer> stream) {
        this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        for (int at = start; at < start + length; ) {
            int some = Math.min(PIECE - size, start + length - at);
            System.arraycopy(from, at, bytes, size, some);
            size += some;
            at += some;
            if (size == PIECE) {
                flush();
            }
        }
    }

    /** Completes when the stream has taken what was written. */
    @Override
    public void flush() throws IOException {
        if (size == 0) {
            return;
        }
        Buffer piece = Buffer.buffer(Arrays.copyOf(bytes, size));
        size = 0;
        try {
            written(piece).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IOException("What is written to does not take it: " + e.getCause(), e);
        }
    }

    private Future<Void> written(Buffer piece) {
        if (context == null) {
            return stream.write(piece);
        }
        Promise<Void> written = Promise.promise();
        context.runOnContext(turn -> stream.write(piece).onComplete(written));
        return written.future();
    }
}
