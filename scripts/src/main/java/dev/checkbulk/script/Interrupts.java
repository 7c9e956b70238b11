package dev.checkbulk.script;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C and SIGTERM while rows are sent: the first stops gently, the second at once. */
final class Interrupts implements AutoCloseable {
    private static final List<Signal> SIGNALS = List.of(new Signal("INT"), new Signal("TERM"));

    private final List<SignalHandler> before;
    private final AtomicInteger count = new AtomicInteger();

    /** @param gently is told the first signal's name */
    Interrupts(Consumer<String> gently) {
        SignalHandler handler = signal -> {
            if (count.incrementAndGet() == 1) {
                gently.accept("SIG" + signal.getName());
            } else {
                Runtime.getRuntime().halt(128 + signal.getNumber());
            }
        };
        before = SIGNALS.stream().map(signal -> Signal.handle(signal, handler)).toList();
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.size(); i++) {
            Signal.handle(SIGNALS.get(i), before.get(i));
        }
    }
}
