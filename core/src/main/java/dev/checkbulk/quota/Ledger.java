package dev.checkbulk.quota;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where those who share one budget settle who starts when. One member's calls come one after the other. */
interface Ledger {
    /** The ledger's time: nanoseconds of the wall clock, which all members read alike. */
    long now();

    /**
     * Tells the news and, if wanted, asks for the next start.
     *
     * @param answer is called once, on any thread, perhaps inside this call
     */
    void exchange(Ask ask, Consumer<Answer> answer);

    /** What keeps it from working as it should, a sentence without a dot for people; empty for nothing. Any thread may ask. */
    default String trouble() {
        return "";
    }

    /**
     * Tells the last there is to tell, and that this member and what it holds are no more.
     *
     * @param done is run once, on any thread, perhaps inside this call
     */
    void leave(Ask last, Runnable done);

    /**
     * What one member says.
     *
     * @param taken places that it holds, the one for a start that it has been given but not made included
     * @param most starts per second and places for all members together, as long as this one lives
     * @param wanted what is wanted, or null when nothing is
     * @param made its latest start, or null when that has been told
     * @param unused a start that it was given and does not use, or null
     * @param news what became of its requests
     */
    record Ask(
            int taken,
            Limit most,
            @Nullable Wanted wanted,
            @Nullable Made made,
            Answer.@Nullable Start unused,
            List<News> news) {}

    /**
     * A start.
     *
     * @param stretch how many times the usual interval the gap behind it has to be
     * @param ahead how far ahead it has to be at least
     */
    record Wanted(double stretch, long ahead) {}

    /**
     * A start that was made.
     *
     * @param slot when it was given to start
     * @param at when it really did
     */
    record Made(long slot, long at) {}

    /**
     * What became of a request.
     *
     * @param start when it really started
     * @param took how long after that this was known
     */
    record News(Feedback feedback, long start, long took) {}

    /** What one member is told. */
    sealed interface Answer {
        /** Nothing starts before. */
        long pausedUntil();

        /** The request may start at this time; the next one starts at {@code next} or later. */
        record Start(long at, long next, long pausedUntil) implements Answer {}

        /** All places are taken: ask again a little later. */
        record Full(long pausedUntil) implements Answer {}

        /** Noted, and nothing was wanted. */
        record Noted(long pausedUntil) implements Answer {}
    }
}
