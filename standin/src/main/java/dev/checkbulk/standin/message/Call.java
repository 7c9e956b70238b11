package dev.checkbulk.standin.message;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A request as the application sees it: what it asks for, not how it came.
 *
 * @param method for instance {@code PATCH}
 * @param path as sent, without the query
 * @param query the decoded parameters
 * @param type the content type; empty if there is none
 * @param key the idempotency key, if there is one; on writes only
 */
public record Call(
        String method,
        String path,
        QueryParameters query,
        String type,
        Buffer body,
        @Nullable String key) {

    public boolean json() {
        return type.startsWith("application/json");
    }

    /** Whether it may change something, and so is kept under its key. */
    public static boolean writes(String method) {
        return switch (method) {
            case "POST", "PATCH", "PUT", "DELETE" -> true;
            default -> false;
        };
    }
}
