package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;

/** What a record is now, or what Check says instead. */
sealed interface Current {
    /** When its reading was begun: nothing that happened before is unknown. */
    Begun begun();

    /** It is there. */
    record Shown(JsonNode record, Begun begun) implements Current {}

    /** Check does not show it. */
    record Refused(Outcome.Refused answer, Begun begun) implements Current {
        /** Whether Check says that there is no such record. */
        boolean isGone() {
            return answer.error().status() == 404 && answer.error().fromCheck();
        }
    }
}
