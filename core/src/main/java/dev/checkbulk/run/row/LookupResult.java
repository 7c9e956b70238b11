package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import org.jspecify.annotations.Nullable;

/** What a look showed of a write that got no trustworthy answer. */
sealed interface LookupResult {
    /** It took effect; the evidence is for people. */
    record Happened(String evidence, String id, @Nullable String logId) implements LookupResult {
        /** The row's end, as if the answer had come. */
        Outcome outcome() {
            var body = JsonNodeFactory.instance.objectNode().put("id", id);
            return new Outcome.Done(new CheckResponse(200, logId, body));
        }
    }

    /** It did not, and may be sent. */
    record Absent() implements LookupResult {}

    /** The server is still working on it. */
    record Running() implements LookupResult {}

    /** Somebody else changed the record meanwhile. */
    record Changed(String message) implements LookupResult {}

    /** Neither can be proven, and looking again would show the same. */
    record Unclear(String message) implements LookupResult {}

    /** Nothing was seen: a read had no answer. */
    record Unseen(Cause cause) implements LookupResult {}
}
