package dev.checkbulk.run.row;

import dev.checkbulk.http.Outcome;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Journal;
import dev.checkbulk.run.look.IntentGate;
import dev.checkbulk.run.state.Timing;
import java.util.Map;

/**
 * What the rows of one run share.
 *
 * @param apiKey the fingerprint of the API key that the run has now
 * @param stages which ways its rows took
 * @param elsewhere the records that another run has not settled, each with that run's name
 */
public record RunContext(
        Journal journal,
        Keys keys,
        Timing timing,
        IntentGate turnstile,
        String apiKey,
        Map<String, String> elsewhere,
        UnconfirmedRows unconfirmed,
        RowStages stages) {

    RunContext(
            Journal journal,
            Keys keys,
            Timing timing,
            IntentGate turnstile,
            String apiKey,
            Map<String, String> elsewhere) {
        this(journal, keys, timing, turnstile, apiKey, elsewhere, new UnconfirmedRows(), new RowStages());
    }

    boolean isUnsettledElsewhere(Edit edit) {
        return edit.resource() != null && elsewhere.containsKey(edit.resource());
    }

    /** How the row ends then: only the run that sent can find out what came of it. */
    Outcome unsettledElsewhere(Edit edit) {
        return new Outcome.Skipped(
                Outcome.Skipped.Reason.CONFLICT,
                "run " + elsewhere.get(String.valueOf(edit.resource()))
                        + " sent to the same record and has no answer: resume it first");
    }
}
