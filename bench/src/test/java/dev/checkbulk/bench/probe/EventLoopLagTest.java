package dev.checkbulk.bench.probe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopLagTest {
    private final EventExecutor executor = new DefaultEventExecutor();
    private final EventLoopLag.Loop loop = new EventLoopLag.Loop(executor, System.nanoTime());

    @AfterEach
    void end() {
        executor.shutdownGracefully();
    }

    @Test
    void aLoopThatIsBusyIsLateByAsMuch() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(() -> await(busy));
        long begin = System.nanoTime();
        loop.beat();
        assertFalse(loop.isQuiet());
        while (System.nanoTime() - begin < 5_000_000) {
            Thread.onSpinWait();
        }
        busy.countDown();
        executor.submit(() -> {}).sync();
        assertTrue(loop.isQuiet());
        assertTrue(EventLoopLag.mostNanos() >= 5_000_000, () -> EventLoopLag.mostNanos() + " ns");
    }

    @Test
    void aLoopThatLoadsItsClassesIsNotAsked() {
        EventLoopLag.Loop young = new EventLoopLag.Loop(executor, Long.MAX_VALUE / 2 + System.nanoTime());
        young.beat();
        assertTrue(young.isQuiet());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
