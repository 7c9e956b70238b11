package dev.checkbulk.plan;

import dev.checkbulk.http.CheckRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an edit sends.
 *
 * @param request what is sent; its idempotency key is made for each attempt and not part of it
 * @param otherwise what is sent instead to a server that does not have the path of {@code request}; null for nothing
 */
public record Send(CheckRequest request, @Nullable CheckRequest otherwise) {

    /** @throws IllegalArgumentException for a request that changes nothing or has a key */
    public Send {
        requireWrite(request);
        if (otherwise != null) {
            requireWrite(otherwise);
        }
    }

    private static void requireWrite(CheckRequest request) {
        if (!request.method().writes()) {
            throw new IllegalArgumentException("An edit changes something: " + request);
        }
        if (request.idempotencyKey() != null) {
            throw new IllegalArgumentException("An edit's key is made when it is sent: " + request);
        }
    }
}
