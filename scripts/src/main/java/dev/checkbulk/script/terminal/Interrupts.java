package dev.checkbulk.script.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C, SIGTERM and a terminal that goes away while rows are sent: the first stops gently, the second at once. One that comes
 * within half a second is the first once more: {@code timeout} sends to the process and to its group, and shells pass signals on.
 */
public final class Interrupts implements AutoCloseable {
    private static final List<Signal> SIGNALS = List.of(new Signal("INT"), new Signal("TERM"), new Signal("HUP"));

    /** How long a signal is the same one. */
    static final long SAME_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final Decision decision;

    /** @param gently is told the first signal's name; it must not wait for anybody who reads what is said */
    public Interrupts(Consumer<String> gently) {
        decision = new Decision(System::nanoTime, gently, ProcessEnd::now);
        SignalHandler handler = signal -> decision.signal(signal.getName(), signal.getNumber());
        for (Signal signal : SIGNALS) {
            SignalHandler was = Signal.handle(signal, handler);
            before.put(signal, was);
            if (signal.getName().equals("HUP") && was == SignalHandler.SIG_IGN) { // nohup: it goes on
                Signal.handle(signal, was);
            }
        }
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }

    /** What a signal comes to. */
    static final class Decision {
        private final LongSupplier nanoTime;
        private final Consumer<String> gently;
        private final IntConsumer atOnce;
        private boolean stopping;
        private long first;

        Decision(LongSupplier nanoTime, Consumer<String> gently, IntConsumer atOnce) {
            this.nanoTime = nanoTime;
            this.gently = gently;
            this.atOnce = atOnce;
        }

        /** Signals come on threads of their own. */
        void signal(String name, int number) {
            long now = nanoTime.getAsLong();
            boolean again;
            synchronized (this) {
                again = stopping;
                if (!stopping) {
                    stopping = true;
                    first = now;
                } else if (now - first < SAME_NANOS) {
                    return;
                }
            }
            if (again) {
                atOnce.accept(128 + number);
            } else {
                gently.accept("SIG" + name);
            }
        }
    }
}
