package dev.checkbulk.internal.cell;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * A small value that several processes change, one at a time, by a clock that all read alike. Whoever has opened it is a
 * member until it leaves or its process ends. Its calls never block.
 */
public interface Cell {
    /** The time by the clock of all members, in nanoseconds. */
    long now();

    /**
     * Whether a member is no more.
     *
     * @param silent for how many nanoseconds it has changed nothing
     */
    boolean isGone(int member, long silent);

    /**
     * Replaces the value. No other member's change comes between what this one is shown and what it makes of it. Changes of
     * one member come one after the other.
     *
     * @param change is asked on any thread, perhaps again for a newer value when another was faster; it must not block
     * @param end is told once, on any thread, behind the change: whether the value is replaced. Where it is not, the cell
     *     cannot be used now, and what others change meanwhile is missed
     */
    void update(Change change, Consumer<Boolean> end);

    /**
     * Leaves with a last change, if that can be made: this member's number is free, and nothing more is asked of this.
     *
     * @param done is run once, on any thread
     */
    void leave(Change last, Runnable done);

    /** What a value becomes. */
    @FunctionalInterface
    interface Change {
        /** @param value empty when there was none */
        byte[] of(byte[] value, Seat seat);
    }

    /**
     * From where a member sees the value.
     *
     * @param member its number, which no other living member has
     * @param now the time of the change
     * @param missed whether others may have changed what this value does not have, because another one is in its place
     */
    record Seat(int member, long now, boolean missed) {}

    /** Where there is a cell. */
    @FunctionalInterface
    interface Place {
        /**
         * Opens it, and makes a first change, as a new member. Blocks.
         *
         * @throws IOException when it cannot be used
         */
        Cell open(Change first) throws IOException;
    }
}
