package dev.checkbulk.quota;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A quota on virtual time, and when it let requests start. */
final class Starts {
    static final Feedback ANSWERED = new Feedback.Answered(null);

    final VirtualTime time;
    final Quota quota;
    final List<Long> at = new ArrayList<>();
    final List<Permit> held = new ArrayList<>();

    Starts(Limit limit) {
        this(new VirtualTime(), limit);
    }

    Starts(VirtualTime time, Limit limit) {
        this(time, Quota.inProcess(time, limit));
    }

    Starts(VirtualTime time, Quota quota) {
        this.time = time;
        this.quota = quota;
    }

    /** Asks for permits, and answers each request this long after its start. */
    void request(int count, Duration latency) {
        request(count, latency, ANSWERED);
    }

    void request(int count, Duration latency, Feedback feedback) {
        for (int i = 0; i < count; i++) {
            quota.acquire().onSuccess(permit -> {
                at.add(time.elapsed().toNanos());
                time.at(latency, () -> permit.release(feedback));
            });
        }
    }

    /** Asks for permits, and keeps them. */
    void hold(int count) {
        for (int i = 0; i < count; i++) {
            quota.acquire().onSuccess(permit -> {
                at.add(time.elapsed().toNanos());
                held.add(permit);
            });
        }
    }

    /** Nanoseconds from each start to the next. */
    List<Long> gaps() {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < at.size(); i++) {
            gaps.add(at.get(i) - at.get(i - 1));
        }
        return gaps;
    }

    long smallestGap() {
        return gaps().stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    /** The largest number of starts in any window of this length, both ends included. */
    int mostWithin(Duration window) {
        int most = 0;
        for (int first = 0, last = 0; last < at.size(); last++) {
            while (at.get(last) - at.get(first) > window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    double perSecond() {
        return (at.size() - 1) * 1e9 / (at.get(at.size() - 1) - at.get(0));
    }
}
