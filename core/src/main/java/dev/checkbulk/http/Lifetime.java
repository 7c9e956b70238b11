package dev.checkbulk.http;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.StopSignal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a client ends: nothing new leaves, and what is in flight is awaited for a while. Confined to the client's thread. */
final class Lifetime {
    static final String CLOSED = "the client was closed";

    private final Scheduler scheduler;
    private final StopSignal stop = new StopSignal();
    private final Set<Send> inFlight = new LinkedHashSet<>();
    private final List<Supplier<Future<Void>>> held = new ArrayList<>();
    private final Promise<Void> ended = Promise.promise();
    private Scheduler.@Nullable Timer patience;
    private boolean letGo;

    Lifetime(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** What is let go of at the end. */
    void holds(Supplier<Future<Void>> close) {
        held.add(close);
    }

    StopSignal stop() {
        return stop;
    }

    void left(Send send) {
        inFlight.add(send);
    }

    /** Whether it was still in flight. */
    boolean arrived(Send send) {
        return inFlight.remove(send);
    }

    /** The caller of one that arrived knows of it. */
    void told() {
        if (patience != null && inFlight.isEmpty()) {
            letGo();
        }
    }

    /** Completes when everything has been let go of. */
    Future<Void> ended() {
        return ended.future();
    }

    /** The patience of the last call counts. */
    void end(Duration most) {
        try {
            stop.raise(CLOSED);
        } finally { // whatever a listener threw
            forgetPatience();
            if (most.isZero() || inFlight.isEmpty()) {
                letGo();
            } else {
                patience = scheduler.after(most.toNanos(), this::letGo);
            }
        }
    }

    private void forgetPatience() {
        if (patience != null) {
            patience.cancel();
            patience = null;
        }
    }

    private void letGo() {
        if (letGo) {
            return;
        }
        letGo = true;
        forgetPatience();
        List<Future<Void>> closing = new ArrayList<>();
        held.forEach(close -> closing.add(close.get())); // the wire tells of what it carries whether any of it has left
        List.copyOf(inFlight).forEach(Send::cut);
        Future.join(closing).<Void>mapEmpty().onComplete(ended);
    }
}
