package dev.checkbulk.standin.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Faults that a test orders for requests to come: those that pass authorization and limits. Where several orders fit,
 * {@link #on} comes before {@link #next}, and that before {@link #always}; a request takes one fault. An answer of any kind
 * can be held. Any thread may call.
 */
public final class FaultScript {
    private final ArrayDeque<Fault> next = new ArrayDeque<>();
    private final List<Order> once = new ArrayList<>();
    private final List<Order> always = new ArrayList<>();
    private final List<HeldAnswers> holds = new ArrayList<>();

    public FaultScript() {}

    /** Orders one fault for each of the next requests, whatever they are. */
    public synchronized FaultScript next(Fault... faults) {
        next.addAll(List.of(faults));
        return this;
    }

    /**
     * Orders one fault for each of the next requests that match.
     *
     * @param method for instance {@code "PATCH"}
     * @param pathPrefix how the path starts, without the query
     */
    public synchronized FaultScript on(String method, String pathPrefix, Fault... faults) {
        for (Fault fault : faults) {
            once.add(new Order(method, pathPrefix, fault));
        }
        return this;
    }

    /** Orders a fault for every request that matches, until {@link #clear}. */
    public synchronized FaultScript always(String method, String pathPrefix, Fault fault) {
        always.add(new Order(method, pathPrefix, fault));
        return this;
    }

    /**
     * Keeps back the answers to all requests that match, until they are released.
     *
     * @param passing how many that match are answered before
     */
    public synchronized HeldAnswers hold(String method, String pathPrefix, int passing) {
        HeldAnswers hold = new HeldAnswers(method, pathPrefix, passing);
        holds.add(hold);
        return hold;
    }

    /** Forgets all orders of faults. */
    public synchronized void clear() {
        next.clear();
        once.clear();
        always.clear();
    }

    /** Whether the answer is held; if so, {@code answer} is called on whatever thread releases it. */
    public synchronized boolean holds(String method, String path, Runnable answer) {
        return holds.stream().anyMatch(hold -> hold.keeps(method, path, answer));
    }

    public synchronized Optional<Fault> take(String method, String path) {
        for (Iterator<Order> orders = once.iterator(); orders.hasNext(); ) {
            Order order = orders.next();
            if (order.fits(method, path)) {
                orders.remove();
                return Optional.of(order.fault());
            }
        }
        if (!next.isEmpty()) {
            return Optional.of(next.removeFirst());
        }
        return always.stream()
                .filter(order -> order.fits(method, path))
                .map(Order::fault)
                .findFirst();
    }

    private record Order(String method, String pathPrefix, Fault fault) {
        boolean fits(String requestMethod, String path) {
            return method.equals(requestMethod) && path.startsWith(pathPrefix);
        }
    }
}
