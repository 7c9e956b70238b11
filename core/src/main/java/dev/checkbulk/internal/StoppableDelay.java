package dev.checkbulk.internal;

import org.jspecify.annotations.Nullable;

/** A wait that a stop ends early. Confined to the scheduler's thread. */
public final class StoppableDelay {
    private final StopSignal stop;
    private final Runnable then;
    private final Runnable stopped;
    private final Runnable onStop = this::stop;
    private Scheduler.@Nullable Timer timer;

    private StoppableDelay(StopSignal stop, Runnable then, Runnable stopped) {
        this.stop = stop;
        this.then = then;
        this.stopped = stopped;
    }

    /** Runs {@code then} after the wait, or {@code stopped} as soon as there is a reason to stop: one of them, once. */
    public static void of(Scheduler scheduler, StopSignal stop, long nanos, Runnable then, Runnable stopped) {
        if (stop.reason() != null) {
            stopped.run();
            return;
        }
        StoppableDelay delay = new StoppableDelay(stop, then, stopped);
        stop.listen(delay.onStop);
        delay.timer = scheduler.after(nanos, delay::over);
    }

    private void over() {
        stop.forget(onStop);
        then.run();
    }

    private void stop() {
        if (timer != null) {
            timer.cancel();
        }
        stopped.run();
    }
}
