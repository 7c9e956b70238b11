package dev.checkbulk.run.look;

import dev.checkbulk.plan.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** Edits in the plan's order, and which of them have not asked for their records yet. */
final class PrefetchQueue {
    private static final int LOOKED_AT = 1_000;

    private final List<Edit> edits;
    private int[] places = new int[16];
    private long[] rows = new long[16];
    private int size;
    private final BitSet asked = new BitSet();
    private final RecentRate asking = new RecentRate();

    /** @param edits all of the plan: a queue knows only where its own are */
    PrefetchQueue(List<Edit> edits) {
        this.edits = edits;
    }

    /** One more, behind the others. */
    void add(int place, long row) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
        }
        places[size] = place;
        rows[size++] = row;
    }

    /** It asks for its record now. */
    void asks(Edit edit, long now) {
        asking.oneMore(now);
        asked(edit);
    }

    /** How many of them ask in a second, or {@code unknown} as long as few have. */
    double perSecond(long now, double unknown) {
        return asking.at(now, unknown);
    }

    /** It has asked, or never will. */
    void asked(Edit edit) {
        int at = firstNotBefore(edit.row());
        if (at < size && rows[at] == edit.row()) {
            asked.set(at);
        }
    }

    /** The next behind this one that are wanted. Where few are, it gives up early: it is called often, and plans are long. */
    List<Edit> behind(Edit edit, int most, Predicate<Edit> wanted) {
        List<Edit> next = new ArrayList<>();
        int left = LOOKED_AT;
        int at = asked.nextClearBit(firstNotBefore(edit.row() + 1));
        while (at < size && next.size() < most && left-- > 0) {
            Edit other = edits.get(places[at]);
            if (wanted.test(other)) {
                next.add(other);
            }
            at = asked.nextClearBit(at + 1);
        }
        return next;
    }

    private int firstNotBefore(long row) {
        int found = Arrays.binarySearch(rows, 0, size, row);
        return found < 0 ? -found - 1 : found;
    }
}
