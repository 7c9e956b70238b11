package dev.checkbulk.quota;

import java.util.concurrent.TimeUnit;

/**
 * How late a member's starts are, and which of them are too late to be made. Times are nanoseconds.
 *
 * <p>A start that is late by more than a little belongs to a slot that is over: processes that were suspended and go on
 * together would all start at once. On a machine that is always late nothing would ever start, so what was given back says
 * how late the next ones may be; the book is told when they really start.
 */
final class Lateness {
    private static final long LITTLE = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long FAR = TimeUnit.SECONDS.toNanos(1);
    private static final long EXPECTED_AT_FIRST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_DOUBLINGS = 30;
    private static final int FORGOTTEN = 16;

    private long expected;
    private long ahead;
    private int givenBack;

    /** Whether a start that is due so long ago is given back. */
    boolean tooLate(long late) {
        return late - LITTLE > expected;
    }

    /** It is: the next may be as late, but of a long pause a part is enough, and twice as much each time. */
    void givenBack(long late) {
        long most = EXPECTED_AT_FIRST << Math.min(givenBack, MOST_DOUBLINGS);
        expected = Math.max(expected, Math.min(late, most));
        ahead = Math.min(late, FAR);
        givenBack++;
    }

    /** A start was made: those that are in time make it forget, little by little, that others were not. */
    void made(long late) {
        long less = expected - expected / FORGOTTEN;
        expected = late > LITTLE ? Math.max(late, less) : less;
        ahead = 0;
        givenBack = 0;
    }

    /** How far ahead the next start is to be: as far as the last was late; a server forgets what is older than a second. */
    long ahead() {
        return ahead;
    }
}
