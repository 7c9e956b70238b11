package dev.checkbulk.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.World;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source, sink or rule that fails stops the batch; its report comes all the same. */
class BrokenPartsTest {
    @RegisterExtension
    final World world = new World();

    private static final class UpTo implements Source<Integer> {
        private final Source<Integer> end;
        private int given;

        UpTo(Source<Integer> end) {
            this.end = end;
        }

        @Override
        public Future<Optional<Integer>> next() {
            return ++given <= 20 ? Future.succeededFuture(Optional.of(given)) : end.next();
        }
    }

    static Stream<Named<Source<Integer>>> brokenSources() {
        return Stream.of(
                Named.of("fails", () -> Future.failedFuture(new IOException("torn"))),
                Named.of("throws", () -> {
                    throw new UncheckedIOException(new IOException("torn"));
                }),
                Named.of("gives no future", () -> null),
                Named.of("gives null for an item", () -> Future.succeededFuture()));
    }

    @ParameterizedTest
    @MethodSource("brokenSources")
    void aSourceThatCannotBeReadAnyFurtherStopsTheBatch(Source<Integer> broken) {
        var report = world.finish(new Batch(world.client)
                .window(1)
                .start(new UpTo(broken), Work.writing(), ResultSink.of(r -> {}))
                .report());
        assertEquals(20, report.done());
        assertEquals(20, report.total());
        assertTrue(report.stopped().startsWith("the input could not be read behind row 20"), report.stopped());
    }

    @Test
    void anIterableThatThrowsStopsTheBatch() {
        Iterable<Integer> torn = () -> new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                if (given == 5) {
                    throw new IllegalStateException("torn");
                }
                return true;
            }

            @Override
            public Integer next() {
                return ++given;
            }
        };
        var report = world.finish(new Batch(world.client).window(1).run(torn, Work.writing()));
        assertEquals(5, report.done());
        assertEquals("the input could not be read behind row 5: torn", report.stopped());
    }

    static Stream<Named<ResultSink<Integer>>> brokenSinks() {
        return Stream.of(
                Named.of("fails", result -> Future.failedFuture("disk full")),
                Named.of("throws", result -> {
                    throw new IllegalStateException("disk full");
                }),
                Named.of("throws an error", result -> {
                    throw new AssertionError("disk full");
                }),
                Named.of("gives no future", result -> null));
    }

    @ParameterizedTest
    @MethodSource("brokenSinks")
    void aResultThatCannotBeKeptStopsTheBatch(ResultSink<Integer> broken) {
        ResultSink<Integer> sink = result -> result.row() == 3 ? broken.accept(result) : Future.succeededFuture();
        var report = world.finish(new Batch(world.client)
                .window(1)
                .start(Source.of(Work.items(10)), Work.writing(), sink)
                .report());
        assertTrue(report.stopped().startsWith("row 3's result could not be kept: "), report.stopped());
        assertEquals(3, report.done());
        assertEquals(7, report.notApplied());
    }

    @Test
    void aRuleThatThrowsStopsTheBatch() {
        var report = world.finish(new Batch(world.client)
                .window(1)
                .stopWhen(progress -> {
                    throw new IllegalStateException("no rule");
                })
                .run(Work.items(10), Work.writing()));
        assertEquals(1, report.done());
        assertEquals(10, report.total());
        assertTrue(report.stopped().contains("no rule"), report.stopped());
    }
}
