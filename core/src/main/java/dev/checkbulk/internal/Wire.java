package dev.checkbulk.internal;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries one request to the server and tells what is known afterwards. Knows HTTP, nothing of Check. */
public interface Wire {
    /**
     * Sends the request and completes with what is known when the answer is complete, when the connection breaks, or
     * when the deadline (nanoseconds from now, over everything) has passed. The future never fails.
     */
    Future<Result> send(Request request, long deadlineNanos);

    /** Closes all connections, and tells of each request that it carries what is known of it. */
    Future<Void> close();

    /** Method, origin-form target (path and query, encoded), headers, and the body's bytes if it has one. */
    record Request(String method, String target, Map<String, String> headers, byte @Nullable [] body) {
        @Override
        public String toString() {
            return method + " " + target; // headers hold the key, bodies hold people's data
        }
    }

    /** What is known about a request that was handed to the wire. */
    sealed interface Result permits Answer, NotSent, Unanswered {}

    /**
     * A complete answer.
     *
     * @param drop closes the connection that brought it, for an answer that cannot be this request's
     */
    record Answer(int status, Headers headers, byte[] body, Runnable drop) implements Result {
        public Answer(int status, Headers headers, byte[] body) {
            this(status, headers, body, () -> {});
        }
    }

    /** No byte left: there was no connection. {@code trusted} is false when the other side could not prove who it is. */
    record NotSent(String message, boolean trusted) implements Result {}

    /** It left, or may have, and no complete answer came. The head is a hint when one arrived. */
    record Unanswered(
            Silence silence, String message, @Nullable Head head) implements Result {}

    /** Why there is no complete answer. */
    enum Silence {
        /** The deadline passed: the server may still be working on the request. */
        DEADLINE,
        /** The connection broke. */
        BROKEN,
        /** The answer is larger than we read. */
        OVERSIZE
    }

    /** The first part of an answer whose body never came. */
    record Head(int status, Headers headers) {}

    /** Header fields by lower-case name, each with all its values. */
    record Headers(Map<String, List<String>> values) {
        /** Takes any spelling of the names. */
        public static Headers of(List<Map.Entry<String, String>> entries) {
            Map<String, List<String>> values = new HashMap<>();
            for (Map.Entry<String, String> entry : entries) {
                values.computeIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), first -> new ArrayList<>(1))
                        .add(entry.getValue());
            }
            return new Headers(values);
        }

        public List<String> all(String lowerCaseName) {
            return values.getOrDefault(lowerCaseName, List.of());
        }

        public @Nullable String first(String lowerCaseName) {
            List<String> all = all(lowerCaseName);
            return all.isEmpty() ? null : all.get(0);
        }
    }
}
