package dev.checkbulk.run.row;

import static dev.checkbulk.run.row.RowStage.AT_GATE;
import static dev.checkbulk.run.row.RowStage.COMPARING;
import static dev.checkbulk.run.row.RowStage.DATING;
import static dev.checkbulk.run.row.RowStage.ENDED;
import static dev.checkbulk.run.row.RowStage.ENDING;
import static dev.checkbulk.run.row.RowStage.INTENDING;
import static dev.checkbulk.run.row.RowStage.LOOKING;
import static dev.checkbulk.run.row.RowStage.LOOKING_EARLY;
import static dev.checkbulk.run.row.RowStage.NEW;
import static dev.checkbulk.run.row.RowStage.NOTING;
import static dev.checkbulk.run.row.RowStage.OPEN;
import static dev.checkbulk.run.row.RowStage.PAUSED;
import static dev.checkbulk.run.row.RowStage.QUARANTINED;
import static dev.checkbulk.run.row.RowStage.SENDING;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The protocol of a row as a table: from which stage it goes to which, and when. A row that takes another way is a bug, and stays
 * open. The stages of sending lead past {@link RowStage#INTENDING}: no byte is sent before the intent to send it is on the disk.
 * What may have been executed leaves through {@link RowStage#QUARANTINED} or {@link RowStage#LOOKING_EARLY}, so that it is sent
 * again only under the same key, or when a look has shown that nothing happened.
 */
public enum RowTransition {
    TAKEN_UP(NEW, AT_GATE, "nothing of it may have been executed"),
    WITHOUT_ANSWER(NEW, QUARANTINED, "an earlier process sent it and has no answer"),
    WITH_FOREIGN_ANSWER(NEW, LOOKING_EARLY, "the answer that an earlier process had was not Check's"),
    NOT_TO_BE_SENT(NEW, ENDING, "an earlier row of its record failed, or another run has not settled it"),

    STALE(AT_GATE, COMPARING, "what is known of its record is too old"),
    FRESH(AT_GATE, INTENDING, "its record is known, or need not be"),
    STOPPED_AT_GATE(AT_GATE, OPEN, "the run was stopped"),

    AS_PLANNED(COMPARING, INTENDING, "the record is as the plan has it"),
    NOT_AS_PLANNED(COMPARING, ENDING, "the record is another, or is so already"),
    UNREAD(COMPARING, PAUSED, "the record could not be read"),
    STAYS_UNREAD(COMPARING, OPEN, "it cannot be read, or the run was stopped"),

    INTENDED(INTENDING, SENDING, "the intent is on the disk"),
    INTENT_LOST(INTENDING, OPEN, "the journal cannot be written"),

    NO_END(SENDING, NOTING, "it was not sent, was refused for now, or has no answer"),
    ANSWERED(SENDING, ENDING, "Check's answer is its end"),

    AT_ONCE(NOTING, AT_GATE, "nothing was executed, and another start or path is free"),
    LATER(NOTING, PAUSED, "nothing was executed: no connection, 429, or the first send is still running"),
    UNANSWERED(NOTING, QUARANTINED, "it may have been executed"),
    FOREIGN_ANSWER(NOTING, LOOKING_EARLY, "a create's answer was not Check's"),
    NEVER_ENDING(NOTING, LOOKING, "refused for so long that the refusal may be all that is stored"),
    GIVEN_UP(NOTING, OPEN, "nothing was executed, and it has been so for too long"),

    AGAIN(PAUSED, AT_GATE, "the pause is over"),
    TOO_OLD(PAUSED, LOOKING, "the pause was so long that the key cannot be sent again"),
    STOPPED_IN_PAUSE(PAUSED, OPEN, "the run was stopped"),

    SAME_KEY(QUARANTINED, AT_GATE, "the same key brings the first answer, or executes what never arrived"),
    NOT_REPEATABLE(QUARANTINED, LOOKING, "sending it again proves nothing"),
    UNDATED(QUARANTINED, DATING, "nobody knows how old its key is, and a row is finding out"),
    STOPPED_IN_QUARANTINE(QUARANTINED, OPEN, "the run was stopped, or nothing has been answered for too long"),

    SHOWN(LOOKING_EARLY, ENDING, "it is there"),
    NOT_SHOWN(LOOKING_EARLY, LOOKING, "the quarantine is over"),
    STOPPED_EARLY(LOOKING_EARLY, OPEN, "the run was stopped"),

    DATED(DATING, AT_GATE, "its key is young enough to be sent again"),
    STILL_UNDATED(DATING, LOOKING, "it is not, or nobody could tell"),
    STOPPED_DATING(DATING, OPEN, "the run was stopped, or nothing has been answered for too long"),

    SEEN(LOOKING, ENDING, "it took effect, or somebody has changed the record since"),
    PROVEN_ABSENT(LOOKING, AT_GATE, "it did not take effect, or its key turned out to be young enough"),
    NOT_TOLD(LOOKING, OPEN, "nobody can tell, or it has been so for too long"),

    DURABLE(ENDING, ENDED, "the result is on the disk"),
    RESULT_LOST(ENDING, OPEN, "the journal cannot be written");

    private final RowStage from;
    private final RowStage to;
    private final String when;

    RowTransition(RowStage from, RowStage to, String when) {
        this.from = from;
        this.to = to;
        this.when = when;
    }

    RowStage from() {
        return from;
    }

    RowStage to() {
        return to;
    }

    /** @throws IllegalStateException when there is no such way */
    static RowTransition between(RowStage from, RowStage to) {
        RowTransition transition = TABLE[from.ordinal()][to.ordinal()];
        if (transition == null) {
            throw new IllegalStateException("A row does not go from " + from + " to " + to);
        }
        return transition;
    }

    private static final RowTransition[][] TABLE =
            new RowTransition[RowStage.values().length][RowStage.values().length];

    static {
        for (RowTransition transition : values()) {
            TABLE[transition.from.ordinal()][transition.to.ordinal()] = transition;
        }
    }

    /** The table as a state diagram of Mermaid's. */
    static String diagram() {
        String stages = Arrays.stream(RowStage.values())
                .map(stage -> "    " + stage + ": " + stage + "<br/>waits for " + stage.waitsFor() + "\n")
                .collect(Collectors.joining());
        String ways = Arrays.stream(values())
                .map(way -> "    " + way.from + " --> " + way.to + ": " + way.when.replace(":", ",") + "\n")
                .collect(Collectors.joining());
        String last = Arrays.stream(RowStage.values())
                .filter(RowStage::isLast)
                .map(stage -> "    " + stage + " --> [*]\n")
                .collect(Collectors.joining());
        return "stateDiagram-v2\n" + stages + "    [*] --> " + NEW + "\n" + ways + last;
    }
}
