package dev.checkbulk.run.look;

import dev.checkbulk.plan.Edit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** Edits in the plan's order, and which of them have not asked for their records yet. */
final class PrefetchQueue {
    private static final int LOOKED_AT = 1_000;

    private final List<Edit> edits = new ArrayList<>();
    private final BitSet asked = new BitSet();
    private final RecentRate asking = new RecentRate();

    /** One more, behind the others. */
    void add(Edit edit) {
        edits.add(edit);
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
        if (at < edits.size() && edits.get(at).row() == edit.row()) {
            asked.set(at);
        }
    }

    /** The next behind this one that are wanted. Where few are, it gives up early: it is called often, and plans are long. */
    List<Edit> behind(Edit edit, int most, Predicate<Edit> wanted) {
        List<Edit> next = new ArrayList<>();
        int left = LOOKED_AT;
        int at = asked.nextClearBit(firstNotBefore(edit.row() + 1));
        while (at < edits.size() && next.size() < most && left-- > 0) {
            if (wanted.test(edits.get(at))) {
                next.add(edits.get(at));
            }
            at = asked.nextClearBit(at + 1);
        }
        return next;
    }

    private int firstNotBefore(long row) {
        int from = 0;
        int to = edits.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (edits.get(middle).row() < row) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
