package dev.checkbulk.testing;

import dev.checkbulk.internal.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a scripted wire does with one request: a result after a delay; null is silence until the deadline. */
public record Reply(Duration delay, Wire.Result result) {
    /** How long an answer takes unless a test says otherwise. */
    public static final Duration USUAL = Duration.ofMillis(100);

    public static Reply ok(String json) {
        return status(200, json);
    }

    /** An answer with headers as name, value, name, value. */
    public static Reply status(int status, String body, String... headers) {
        return new Reply(USUAL, answer(status, body, headers));
    }

    public static Wire.Answer answer(int status, String body, String... headers) {
        return new Wire.Answer(status, headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply throttled(String... retryAfter) {
        List<String> headers = new ArrayList<>();
        for (String value : retryAfter) {
            headers.add("Retry-After");
            headers.add(value);
        }
        return status(
                429,
                "{\"error\":{\"type\":\"throttled\",\"message\":\"Request was throttled.\"}}",
                headers.toArray(String[]::new));
    }

    public static Reply notConnected() {
        return new Reply(Duration.ofMillis(1), new Wire.NotSent("connection refused", true));
    }

    public static Reply untrusted() {
        return new Reply(Duration.ofMillis(1), new Wire.NotSent("no valid path", false));
    }

    public static Reply broken() {
        return new Reply(USUAL, new Wire.Unanswered(Wire.Silence.BROKEN, "connection broke", null));
    }

    public static Reply silence() {
        return new Reply(Duration.ofDays(1), null);
    }

    public Reply after(Duration other) {
        return new Reply(other, result);
    }

    public static Wire.Headers headers(String... namesAndValues) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        return Wire.Headers.of(entries);
    }
}
