package dev.checkbulk.run.look;

import dev.checkbulk.internal.Moment;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;

/** One reading of the records of some rows, under way or ended. Confined to the client's context. */
final class PrefetchBatch {
    private final Promise<Map<String, Current>> answer = Promise.promise();
    private Moment begun;
    private int waitedFor;
    private boolean followed;

    PrefetchBatch(Moment begun) {
        this.begun = begun;
    }

    /** It is on its way only now. */
    void begins(Moment now) {
        begun = now;
    }

    Moment begun() {
        return begun;
    }

    Promise<Map<String, Current>> promise() {
        return answer;
    }

    /** The records by the targets of their lookups; without those that it did not bring. */
    Future<Map<String, Current>> answer() {
        return answer.future();
    }

    /** One more row will ask for what it brings. */
    void awaited() {
        waitedFor++;
    }

    /** One row has asked, or never will. */
    void asked() {
        waitedFor--;
    }

    /** Whether the next reading should be begun: true once, when so few rows have not asked yet. */
    boolean isToBeFollowed(int few) {
        boolean now = !followed && waitedFor <= few;
        followed |= now;
        return now;
    }
}
