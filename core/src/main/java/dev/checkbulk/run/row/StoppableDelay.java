package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.StopSignal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A wait that a stop ends early. */
final class StoppableDelay implements Runnable {
    private final StopSignal stop;
    private final Runnable then;
    private final Runnable stopped;
    private Scheduler.@Nullable Timer timer;

    private StoppableDelay(StopSignal stop, Runnable then, Runnable stopped) {
        this.stop = stop;
        this.then = then;
        this.stopped = stopped;
    }

    /** Runs {@code then} after the wait, or {@code stopped} as soon as the client is stopped: one of them, once. */
    static void of(CheckClient client, Duration wait, Runnable then, Runnable stopped) {
        if (client.stop().reason() != null) {
            stopped.run();
            return;
        }
        StoppableDelay pause = new StoppableDelay(client.stop(), then, stopped);
        client.stop().listen(pause);
        pause.timer = client.scheduler().after(wait.toNanos(), pause::over);
    }

    private void over() {
        stop.forget(this);
        then.run();
    }

    @Override
    public void run() {
        if (timer != null) {
            timer.cancel();
        }
        stopped.run();
    }
}
