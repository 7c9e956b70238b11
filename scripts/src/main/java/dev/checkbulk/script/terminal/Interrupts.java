package dev.checkbulk.script.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C, SIGTERM and a terminal that goes away while rows are sent: the first stops gently, the second at once. */
public final class Interrupts implements AutoCloseable {
    private static final List<Signal> SIGNALS = List.of(new Signal("INT"), new Signal("TERM"), new Signal("HUP"));

    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** @param gently is told the first signal's name; it must not wait for anybody who reads what is said */
    public Interrupts(Consumer<String> gently) {
        SignalHandler handler = signal -> {
            if (count.incrementAndGet() == 1) {
                gently.accept("SIG" + signal.getName());
            } else {
                Runtime.getRuntime().halt(128 + signal.getNumber());
            }
        };
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
}
