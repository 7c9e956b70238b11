package dev.checkbulk.run.journal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A byte and two places in the journal for each row that has ended: some 18 bytes a row, where rows are close together. */
final class RowTable {
    /** Few, so that numbers far apart, which anybody can write into a plan, take little more. */
    private static final int ROWS = 64;

    /** Where there is no place. */
    static final long NOWHERE = -1;

    private final Map<Long, Page> pages = new HashMap<>();
    private long recentNumber = -1;
    private @Nullable Page recent;

    private static final class Page {
        final byte[] states = new byte[ROWS];
        final long[] results = new long[ROWS];
        final long[] intents = new long[ROWS];
    }

    /** Not for several threads at once. */
    void put(long row, byte state, long result, long intent) {
        long number = row / ROWS;
        Page page = recent;
        if (page == null || number != recentNumber) {
            page = pages.computeIfAbsent(number, first -> new Page());
            recent = page;
            recentNumber = number;
        }
        int at = (int) (row % ROWS);
        page.states[at] = state;
        page.results[at] = result;
        page.intents[at] = intent;
    }

    /** 0 of a row that is not there. */
    byte state(long row) {
        Page page = pages.get(row / ROWS);
        return page == null ? 0 : page.states[(int) (row % ROWS)];
    }

    long result(long row) {
        Page page = pages.get(row / ROWS);
        return page == null ? NOWHERE : page.results[(int) (row % ROWS)];
    }

    long intent(long row) {
        Page page = pages.get(row / ROWS);
        return page == null ? NOWHERE : page.intents[(int) (row % ROWS)];
    }
}
