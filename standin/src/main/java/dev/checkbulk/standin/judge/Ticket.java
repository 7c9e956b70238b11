package dev.checkbulk.standin.judge;

import dev.checkbulk.standin.message.Call;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The judge's note on one request. Only the judge changes it. */
public final class Ticket {
    /** Another path of {@code /benefits}. */
    private static final String GUIDES_BENEFITS = "/employee_benefits";

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

    /** What is written, if it is one thing that exists already: a record, or a part of one. */
    Optional<String> writes() {
        String one = path.startsWith(GUIDES_BENEFITS) ? "/benefits" + path.substring(GUIDES_BENEFITS.length()) : path;
        boolean single = one.indexOf('/', 1) > 0 && !one.endsWith("/settings");
        return single && Call.writes(method) && !method.equals("POST") ? Optional.of(one) : Optional.empty();
    }

    Arrival arrival() {
        return new Arrival(nanos, method, path, key, status, accepted);
    }
}
