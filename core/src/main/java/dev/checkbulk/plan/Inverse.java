package dev.checkbulk.plan;

import dev.checkbulk.http.CheckRequest;

/** What takes a created record back. */
public sealed interface Inverse {
    /**
     * A deletion, or a deactivation where there is none.
     *
     * @param request a DELETE, or a PATCH
     * @param lookup reads the record
     */
    record By(CheckRequest request, CheckRequest lookup) implements Inverse {}

    /** Nothing does; the reason is for people. */
    record None(String reason) implements Inverse {}
}
