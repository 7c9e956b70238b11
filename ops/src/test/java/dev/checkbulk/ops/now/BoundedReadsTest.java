package dev.checkbulk.ops.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedReadsTest {
    private final List<Promise<Void>> begun = new ArrayList<>();

    private Future<Void> each(int count) {
        return BoundedReads.each(Collections.nCopies(count, "read"), read -> {
            begun.add(Promise.promise());
            return begun.get(begun.size() - 1).future();
        });
    }

    @Test
    void oneThatEndsIsFollowedByTheNext() {
        Future<Void> all = each(60);
        assertEquals(50, begun.size());
        begun.get(20).complete();
        begun.get(0).complete();
        assertEquals(52, begun.size());
        for (int n = 0; n < 60; n++) {
            assertFalse(all.isComplete());
            begun.get(n).tryComplete();
        }
        assertTrue(all.succeeded());
    }

    @Test
    void veryManyThatCompleteAtOnceAreNoDepth() {
        List<Integer> read = new ArrayList<>();
        List<Integer> items = IntStream.range(0, 100_000).boxed().toList();
        assertTrue(BoundedReads.each(items, item -> Future.succeededFuture(read.add(item)))
                .succeeded());
        assertEquals(items, read);
        assertTrue(each(0).succeeded());
    }

    @Test
    void behindOneThatFailsNoneIsBegun() {
        Future<Void> all = each(60);
        Throwable why = new IllegalStateException("it cannot be read");
        begun.get(3).fail(why);
        begun.get(4).complete();
        assertSame(why, all.cause());
        assertEquals(50, begun.size());
    }
}
