package dev.checkbulk.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says once, with a reason, that nothing new may be sent. Confined to the scheduler's thread. */
public final class StopSignal {
    private final Set<Runnable> listeners = new LinkedHashSet<>();
    private @Nullable String reason;

    /** Why everything stops, or null as long as it goes on. */
    public @Nullable String reason() {
        return reason;
    }

    /** Raises the signal and tells all who listen; a second reason is ignored. */
    public void raise(String why) {
        if (reason != null) {
            return;
        }
        reason = why;
        Set<Runnable> told = new LinkedHashSet<>(listeners);
        listeners.clear();
        RuntimeException thrown = null;
        for (Runnable listener : told) {
            try {
                listener.run();
            } catch (RuntimeException e) { // one listener's bug must not keep the others waiting for ever
                thrown = e;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Is told when the signal is raised, unless {@link #forget forgotten} before. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
