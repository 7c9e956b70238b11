package dev.checkbulk.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that happened, in order, for people and as a number that two runs of one seed must agree on. */
final class Trace {
    private static final int SHOWN = 60;

    private record Event(long at, long row, String what, String detail) {
        @Override
        public String toString() {
            return "%14.3f s  row %2d  %s %s".formatted(at / 1e9, row, what, detail);
        }
    }

    private final Timeline timeline;
    private final List<Event> events = new ArrayList<>();
    private long hash = 17;

    Trace(Timeline timeline) {
        this.timeline = timeline;
    }

    /** @param row 0 for what concerns all rows */
    void add(long row, String what, String detail) {
        events.add(new Event(timeline.now(), row, what, detail));
        hash = ((hash * 31 + timeline.now()) * 31 + row) * 31 + what.hashCode();
        hash = hash * 31 + detail.hashCode();
    }

    long hash() {
        return hash;
    }

    int size() {
        return events.size();
    }

    /** The last events that concern this row, or all rows. */
    String of(long row) {
        List<String> lines = events.stream()
                .filter(event -> event.row == row || event.row == 0)
                .map(Event::toString)
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
    }

    Duration length() {
        return Duration.ofNanos(timeline.now());
    }
}
