package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An answer that could be read and believed.
 *
 * @param status the HTTP status, 200 to 299
 * @param logId Check's id of this request, for {@code GET /logs/{id}} and for support; null when the answer had none
 * @param body the JSON document, a missing node when there was none
 */
public record CheckResponse(int status, @Nullable String logId, JsonNode body) {
    /** The {@code id} of the object that the answer is about, or an empty text. */
    public String id() {
        return body.path("id").asText("");
    }

    /** Status and log id; never the body, which holds people's data. */
    @Override
    public String toString() {
        return status + (logId == null ? "" : " " + logId);
    }
}
