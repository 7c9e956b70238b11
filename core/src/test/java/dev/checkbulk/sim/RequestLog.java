package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@code GET /logs} shows: the requests that the server worked on, as they were a little while ago. */
final class RequestLog {
    private final long lag;
    private final List<Line> lines = new ArrayList<>();

    static final class Line {
        private final String id;
        private final String key;
        private final long began;
        private long ended = Long.MAX_VALUE;
        private int status;
        private JsonNode body = JsonNodeFactory.instance.missingNode();

        private Line(String id, String key, long began) {
            this.id = id;
            this.key = key;
            this.began = began;
        }

        String id() {
            return id;
        }

        void end(int answered, JsonNode answer, long now) {
            status = answered;
            body = answer;
            ended = now;
        }
    }

    RequestLog(Duration lag) {
        this.lag = lag.toNanos();
    }

    Line begin(String key, long now) {
        Line line = new Line("log_%06d".formatted(lines.size() + 1), key, now);
        lines.add(line);
        return line;
    }

    /** The lines of a key; one without a status is still running. */
    List<JsonNode> of(String key, long now) {
        long seen = now - lag;
        List<JsonNode> found = new ArrayList<>();
        for (Line line : lines) {
            if (line.key.equals(key) && line.began <= seen) {
                ObjectNode shown = JsonNodeFactory.instance.objectNode();
                shown.put("id", line.id).put("idempotency_key", key);
                if (line.ended <= seen) {
                    shown.put("status_code", line.status);
                    if (!line.body.isMissingNode()) {
                        shown.set("response_body", line.body);
                    }
                } else {
                    shown.putNull("status_code");
                }
                found.add(shown);
            }
        }
        return found;
    }
}
