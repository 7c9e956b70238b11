package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.internal.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long ago a key was first sent. Check forgets keys after a day by its own clock, and so it is the server's time that
 * counts; for what this process sent before any answer told it, this machine's clocks do, as long as they agree.
 */
final class KeyAge {
    /** By how much clocks and estimates may be apart. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final CheckClient client;
    private final Scheduler scheduler;
    private @Nullable Instant first;
    private @Nullable Instant wall;
    private long nanos;
    private boolean begun;

    /** Of a key that was never sent. */
    KeyAge(CheckClient client) {
        this.client = client;
        this.scheduler = client.scheduler();
    }

    /** Of a key that another process sent first then, by the server's clock; null when that was not known. */
    KeyAge(CheckClient client, @Nullable Instant first) {
        this(client);
        this.first = first;
        this.begun = true;
    }

    /**
     * It is about to be sent.
     *
     * @return when that is by the server's clock; null when it is not known
     */
    @Nullable
    Instant send() {
        Instant now = client.serverTime().orElse(null);
        if (!begun) {
            begun = true;
            first = now;
            wall = scheduler.wallClock();
            nanos = scheduler.nanoTime();
        }
        return now;
    }

    /** The age; empty when it cannot be known. */
    Optional<Duration> now() {
        Instant server = client.serverTime().orElse(null);
        if (server == null || first == null) {
            return wall == null ? Optional.empty() : here(wall);
        }
        Duration age = Duration.between(first, server);
        return age.plus(TOLERANCE).isNegative() ? Optional.empty() : Optional.of(age);
    }

    private Optional<Duration> here(Instant since) {
        Duration monotonic = Duration.ofNanos(scheduler.nanoTime() - nanos);
        Duration shown = Duration.between(since, scheduler.wallClock());
        return monotonic.minus(shown).abs().compareTo(TOLERANCE) < 0 ? Optional.of(monotonic) : Optional.empty();
    }
}
