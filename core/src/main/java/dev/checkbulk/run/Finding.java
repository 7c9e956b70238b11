package dev.checkbulk.run;

import dev.checkbulk.http.Cause;
import org.jspecify.annotations.Nullable;

/** What a look showed of a write that got no trustworthy answer. */
sealed interface Finding {
    /** It took effect; the evidence is for people. */
    record Happened(String evidence, String id, @Nullable String logId) implements Finding {}

    /** It did not, and may be sent. */
    record Absent() implements Finding {}

    /** The server is still working on it. */
    record Running() implements Finding {}

    /** Somebody else changed the record meanwhile. */
    record Changed(String message) implements Finding {}

    /** Neither can be proven, and looking again would show the same. */
    record Unclear(String message) implements Finding {}

    /** Nothing was seen: a read had no answer. */
    record Unseen(Cause cause) implements Finding {}
}
