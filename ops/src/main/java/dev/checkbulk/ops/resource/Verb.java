package dev.checkbulk.ops.resource;

import dev.checkbulk.http.CheckRequest.Method;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a resource, one record at a time. */
public enum Verb {
    CREATE(Method.POST),
    LIST(Method.GET),
    GET(Method.GET),
    /** Changes the fields that are sent. */
    UPDATE(Method.PATCH),
    /** Sends the record whole, made or not. */
    REPLACE(Method.PUT),
    DELETE(Method.DELETE);

    private final Method method;

    Verb(Method method) {
        this.method = method;
    }

    public Method method() {
        return method;
    }

    /** The verb's name as people write it, {@code create}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verb> of(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }
}
