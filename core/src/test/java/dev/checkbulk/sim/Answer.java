package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.internal.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What the model server says. */
record Answer(int status, String body, String logId, String retryAfter) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    static Answer of(int status, JsonNode body, String logId) {
        return new Answer(status, body.isMissingNode() ? "" : body.toString(), logId, null);
    }

    static Answer error(int status, String type, String logId) {
        var error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("type", type).put("message", "The model says " + status + ".");
        return of(status, error, logId);
    }

    static Answer throttled(String retryAfter) {
        return new Answer(429, error(429, "throttled", null).body(), "log_429", retryAfter);
    }

    /** Something in front of the server answered, and not in its words. */
    static Answer unavailable() {
        return new Answer(503, "<html>Service Unavailable</html>", null, null);
    }

    /** Somebody between here and there answers in the server's place. */
    static Answer strange() {
        return new Answer(200, "<html>Sign in to the guest network</html>", null, null);
    }

    /** The same, and something on the way has spoilt what it says. */
    Answer garbled(Random random) {
        String other = switch (random.nextInt(4)) {
            case 0 -> "null";
            case 1 -> "{}";
            case 2 -> "{\"id\":1e99999999999}";
            default -> body.substring(0, body.length() / 2);
        };
        return new Answer(status, other, logId, retryAfter);
    }

    /** A path that the server does not have, or that something in front of it does not know. */
    static Answer elsewhere(int status, String logId) {
        return new Answer(status, "<html>Not here</html>", logId, null);
    }

    /** Whether the server itself said it. */
    boolean isOfServer() {
        return logId != null;
    }

    /** @param date when it was said, by the clock of whoever said it; null when it tells no date */
    Wire.Answer onTheWire(Instant date) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (date != null) {
            headers.add(Map.entry("Date", DATE.format(date)));
        }
        headers.add(Map.entry("Content-Type", "application/json"));
        if (logId != null) {
            headers.add(Map.entry("X-Request-Log-Id", logId));
        }
        if (retryAfter != null) {
            headers.add(Map.entry("Retry-After", retryAfter));
        }
        return new Wire.Answer(status, Wire.Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
