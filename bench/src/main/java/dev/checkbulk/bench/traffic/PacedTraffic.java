package dev.checkbulk.bench.traffic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a relay saw of a run at the limit.
 *
 * @param share of the limit that was accepted between the first change and the last, readings included
 * @param refused the share of all requests that were answered 429
 * @param lost rows without an accepted change
 */
public record PacedTraffic(double share, double refused, long lost, List<Relay.Seen> seen) {
    public static final double LIMIT = 25;

    public static PacedTraffic of(List<Relay.Seen> seen, int rows) {
        List<Relay.Seen> changes = seen.stream().filter(Relay.Seen::changes).toList();
        if (changes.size() < 2) {
            throw new IllegalStateException("no changes were sent: " + seen.size() + " requests");
        }
        long first = changes.get(0).nanos();
        long last = changes.get(changes.size() - 1).nanos();
        long done = changes.stream()
                .filter(Relay.Seen::accepted)
                .map(Relay.Seen::path)
                .collect(Collectors.toSet())
                .size();
        return new PacedTraffic(perSecond(seen, first, last) / LIMIT, refused(seen), rows - done, seen);
    }

    /** Accepted requests per second, from a request at the one time to another at the other. */
    public static double perSecond(List<Relay.Seen> seen, long first, long last) {
        long accepted = seen.stream()
                .filter(one -> one.accepted() && one.nanos() >= first && one.nanos() <= last)
                .count();
        return Math.max(0, accepted - 1) / ((last - first) / 1e9);
    }

    public static double refused(List<Relay.Seen> seen) {
        return seen.stream().filter(one -> one.status() == 429).count() / (double) seen.size();
    }
}
