package dev.checkbulk.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is known after a request or an operation: data, never an exception. It says whether the server's state changed, and
 * so whether the same may be run again.
 */
public sealed interface Outcome {
    /** A 2xx that could be read: the change is made, or the read was answered. Do not run it again. */
    record Done(CheckResponse response) implements Outcome {}

    /** Nothing was sent, on purpose. */
    record Skipped(Reason reason, String message) implements Outcome {
        /** Why nothing was sent. */
        public enum Reason {
            /** It is so already. */
            ALREADY,
            /** The record is not what the row expects. */
            CONFLICT,
            /** An undo left the record alone, because somebody has changed it since: a conflict. */
            KEPT,
            /** What the row did cannot be undone: a conflict. */
            NO_WAY_BACK,
            /** An earlier edit of the same record failed. */
            BLOCKED
        }

        @Override
        public String explanation() {
            return switch (reason) {
                case ALREADY, CONFLICT, BLOCKED -> message;
                case KEPT -> "kept: " + message;
                case NO_WAY_BACK -> "cannot be undone: " + message;
            };
        }
    }

    /** A definite no; nothing changed. It needs a corrected input, and then a new idempotency key. */
    record Refused(CheckError error) implements Outcome {}

    /** Surely not executed; nothing changed. It may be run again as it is. */
    record NotApplied(Cause cause) implements Outcome {}

    /** It left, and there is no trustworthy answer: it may have been executed. Look before running it again. */
    record Unknown(Cause cause) implements Outcome {}

    /** The cases by name, for counting and for exhaustive switches. */
    enum Kind {
        DONE,
        ALREADY,
        CONFLICT,
        BLOCKED,
        REFUSED,
        NOT_APPLIED,
        UNKNOWN
    }

    /** The case's name. */
    default Kind kind() {
        return fold(
                done -> Kind.DONE,
                skipped -> switch (skipped.reason()) {
                    case ALREADY -> Kind.ALREADY;
                    case CONFLICT, KEPT, NO_WAY_BACK -> Kind.CONFLICT;
                    case BLOCKED -> Kind.BLOCKED;
                },
                refused -> Kind.REFUSED,
                notApplied -> Kind.NOT_APPLIED,
                unknown -> Kind.UNKNOWN);
    }

    /** Whether the server's state is now as was wanted, whoever made it so. */
    default boolean asWanted() {
        return kind() == Kind.DONE || kind() == Kind.ALREADY;
    }

    /** Whether the same is still to be done: nobody knows what came of it, or surely nothing did. */
    default boolean open() {
        return this instanceof Unknown || this instanceof NotApplied;
    }

    /** The HTTP status of the answer that tells this, 0 where nothing was answered. */
    default int status() {
        return this instanceof Done done
                ? done.response().status()
                : objection().map(CheckError::status).orElse(0);
    }

    /** Status and explanation in one line for people, for example {@code 200} or {@code 404: not found}. */
    default String summary() {
        String explanation = explanation();
        return explanation.isEmpty() ? String.valueOf(status()) : explanation;
    }

    /** One sentence for people; empty when it is done. */
    default String explanation() {
        return fold(
                done -> "",
                Skipped::explanation,
                refused -> refused.error().status()
                        + (refused.error().message().isEmpty()
                                ? ""
                                : ": " + refused.error().message()),
                notApplied -> notApplied.cause().message(),
                unknown -> unknown.cause().message());
    }

    /** What the server said against it, when it said something. */
    default Optional<CheckError> objection() {
        return fold(
                done -> Optional.empty(),
                skipped -> Optional.empty(),
                refused -> Optional.of(refused.error()),
                notApplied -> Optional.ofNullable(notApplied.cause().error()),
                unknown -> Optional.ofNullable(unknown.cause().error()));
    }

    /** The result of the function for this case. */
    default <R> R fold(
            Function<? super Done, ? extends R> done,
            Function<? super Skipped, ? extends R> skipped,
            Function<? super Refused, ? extends R> refused,
            Function<? super NotApplied, ? extends R> notApplied,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Done it) {
            return done.apply(it);
        } else if (this instanceof Skipped it) {
            return skipped.apply(it);
        } else if (this instanceof Refused it) {
            return refused.apply(it);
        } else if (this instanceof NotApplied it) {
            return notApplied.apply(it);
        } else {
            return unknown.apply((Unknown) this);
        }
    }
}
