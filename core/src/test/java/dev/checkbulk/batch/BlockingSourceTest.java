package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stream that may block, on a real event loop. No request is sent. */
class BlockingSourceTest extends OnRealVertx {
    @Test
    void aBlockingStreamIsReadOnAWorkerAndClosedAtItsEnd() throws Exception {
        Set<Boolean> onWorker = ConcurrentHashMap.newKeySet();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Integer> stream = IntStream.rangeClosed(1, 1_000)
                .boxed()
                .peek(item -> onWorker.add(Context.isOnWorkerThread()))
                .onClose(() -> closed.set(true));
        assertEquals(1_000, run(Source.blocking(vertx, stream)).done());
        assertEquals(Set.of(true), onWorker);
        assertTrue(closed.get());
    }

    @Test
    void aBlockingStreamOfNothingOrOfWholeReadAheadsEnds() throws Exception {
        for (int size : new int[] {0, 1, 255, 256, 257, 512}) {
            assertEquals(
                    size, run(Source.blocking(vertx, Work.items(size).stream())).done());
        }
    }

    @Test
    void aBlockingStreamIsNotReadFarAhead() throws Exception {
        Set<Integer> read = ConcurrentHashMap.newKeySet();
        Stream<Integer> endless = IntStream.iterate(1, i -> i + 1).boxed().peek(read::add);
        Promise<Void> reached = Promise.promise();
        Promise<Outcome> stuck = Promise.promise();
        new Batch(client)
                .window(1)
                .start(
                        Source.blocking(vertx, endless),
                        (c, item) -> {
                            reached.complete();
                            return stuck.future();
                        },
                        ResultSink.of(r -> {}));
        await(reached.future());
        assertTrue(read.size() <= 300, read.size() + " items read for a window of one");
    }

    @Test
    void aBlockingStreamThatFailsGivesWhatItReadBeforeAndIsClosed() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Integer> torn = IntStream.iterate(1, i -> i + 1)
                .boxed()
                .peek(item -> {
                    if (item == 301) {
                        throw new UncheckedIOException(new IOException("torn"));
                    }
                })
                .onClose(() -> closed.set(true));
        BatchReport report = run(Source.blocking(vertx, torn));
        assertEquals(300, report.total());
        assertTrue(report.stopped().startsWith("the input could not be read behind row 300: "), report.stopped());
        assertTrue(closed.get());
    }
}
