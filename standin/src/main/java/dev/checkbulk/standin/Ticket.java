package dev.checkbulk.standin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The judge's note on one request. Only the judge changes it. */
final class Ticket {
    final long nanos;
    final String method;
    final String path;
    final @Nullable String key;
    boolean accepted;
    int status;

    Ticket(long nanos, String method, String path, @Nullable String key) {
        this.nanos = nanos;
        this.method = method;
        this.path = path;
        this.key = key;
    }

    /** The id of the resource that is written, if it is one that exists already. */
    Optional<String> writes() {
        int slash = path.lastIndexOf('/');
        boolean single = slash > 0 && Call.writes(method) && !method.equals("POST");
        return single ? Optional.of(path.substring(slash + 1)) : Optional.empty();
    }

    Arrival arrival() {
        return new Arrival(nanos, method, path, key, status, accepted);
    }
}
