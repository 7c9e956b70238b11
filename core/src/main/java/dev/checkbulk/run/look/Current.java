package dev.checkbulk.run.look;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Moment;

/** What a record is now, or what Check says instead. */
sealed interface Current {
    /** When its reading was begun: nothing that happened before is unknown. */
    Moment begun();

    /** It is there. */
    record Shown(JsonNode record, Moment begun) implements Current {}

    /** Check does not show it. */
    record Refused(Outcome.Refused answer, Moment begun) implements Current {
        /** Whether Check says that there is no such record. */
        boolean isGone() {
            return answer.error().status() == 404 && answer.error().fromCheck();
        }
    }
}
