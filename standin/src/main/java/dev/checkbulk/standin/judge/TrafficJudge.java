package dev.checkbulk.standin.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sees every API request and what came of it, and counts by algorithms of its own. It remembers the latest 1,000,000
 * arrivals; {@link Counts#busiestSecond} is about those, all other counts are about everything. Any thread may call.
 */
public final class TrafficJudge {
    private static final int MOST_ARRIVALS = 1_000_000;

    private final int mostArrivals;
    private final ArrayDeque<Ticket> arrivals = new ArrayDeque<>();
    private final Map<Refusal, Long> refusals = new TreeMap<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Long> creates = new TreeMap<>();
    private final Map<String, Long> updates = new TreeMap<>();
    private final Map<String, Long> deletes = new TreeMap<>();
    private final CreateLedger ledger = new CreateLedger();
    private final WriteOverlaps overlaps = new WriteOverlaps();
    private long requests;
    private long accepted;
    private long faults;
    private int inFlight;
    private int mostInFlight;

    /** Why a request was not accepted. */
    public enum Refusal {
        KEY,
        RATE,
        CONCURRENCY
    }

    public TrafficJudge() {
        this(MOST_ARRIVALS);
    }

    public TrafficJudge(int mostArrivals) {
        this.mostArrivals = mostArrivals;
    }

    /** The counts as they are now. */
    public synchronized Counts counts() {
        return new Counts(
                requests,
                accepted,
                refusals.getOrDefault(Refusal.RATE, 0L),
                refusals.getOrDefault(Refusal.CONCURRENCY, 0L),
                faults,
                busiest(ticket -> true),
                busiest(ticket -> ticket.accepted),
                mostInFlight,
                sorted(creates),
                sorted(updates),
                sorted(deletes),
                ledger.doubledKeys(),
                ledger.identical(),
                overlaps.overlaps(),
                sorted(statuses));
    }

    /** The latest arrivals, oldest first, as they are now. */
    public synchronized List<Arrival> arrivals() {
        return arrivals.stream().map(Ticket::arrival).toList();
    }

    public synchronized Ticket arrived(long nanos, String method, String path, @Nullable String key) {
        requests++;
        Ticket ticket = new Ticket(nanos, method, path, key);
        if (arrivals.size() == mostArrivals) {
            arrivals.removeFirst();
        }
        arrivals.addLast(ticket);
        return ticket;
    }

    public synchronized void refused(Ticket ticket, Refusal refusal, int status) {
        refusals.merge(refusal, 1L, Long::sum);
        ticket.status = status;
        statuses.merge(status, 1L, Long::sum);
    }

    public synchronized void accepted(Ticket ticket) {
        ticket.accepted = true;
        accepted++;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        ticket.writes().ifPresent(overlaps::started);
    }

    public synchronized void finished(Ticket ticket, int status) {
        ticket.status = status;
        inFlight--;
        statuses.merge(status, 1L, Long::sum);
        ticket.writes().ifPresent(overlaps::finished);
    }

    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized void faulted() {
        faults++;
    }

    public synchronized void created(String kind, @Nullable String key, JsonNode body) {
        creates.merge(kind, 1L, Long::sum);
        ledger.created(kind, key, body);
    }

    public synchronized void updated(String kind) {
        updates.merge(kind, 1L, Long::sum);
    }

    public synchronized void deleted(String kind) {
        deletes.merge(kind, 1L, Long::sum);
    }

    private static <K> Map<K, Long> sorted(Map<K, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    private int busiest(Predicate<Ticket> which) {
        return BusiestSecond.of(arrivals.stream()
                .filter(which)
                .mapToLong(ticket -> ticket.nanos)
                .toArray());
    }
}
