package dev.checkbulk.standin.faults;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Which faults hit accepted writes by chance, and how often. Reads are spared.
 *
 * @param rates the share of writes, 0 to 1, per fault
 */
public record FaultMix(Map<Fault, Double> rates) {

    /** @throws IllegalArgumentException if a share is outside 0 to 1, or all together are more than 1 */
    public FaultMix {
        // In an order of its own: that of Map.of changes from one JVM to the next, and with it what a seed would give.
        Map<Fault, Double> sorted = new TreeMap<>(Comparator.comparing(Fault::toString));
        sorted.putAll(rates);
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
        double sum = 0;
        for (double rate : rates.values()) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("a share is between 0 and 1, not " + rate);
            }
            sum += rate;
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("the shares add up to " + sum + ", more than 1");
        }
    }

    public static FaultMix none() {
        return new FaultMix(Map.of());
    }

    /** A bad day: about one write in eight goes wrong, in every family but those that wait for the client to leave. */
    public static FaultMix heavy() {
        Map<Fault, Double> rates = new LinkedHashMap<>();
        rates.put(Fault.throttled("1"), 0.02);
        rates.put(Fault.throttledUntil(Fault.DateForm.IMF_FIXDATE, 1), 0.005);
        rates.put(Fault.throttled(), 0.005);
        rates.put(Fault.ERROR_BEFORE, 0.01);
        rates.put(Fault.ERROR_AFTER, 0.01);
        rates.put(Fault.BAD_GATEWAY_BEFORE, 0.01);
        rates.put(Fault.GATEWAY_TIMEOUT_AFTER, 0.01);
        rates.put(Fault.unavailable("1"), 0.01);
        rates.put(Fault.RESET_BEFORE, 0.01);
        rates.put(Fault.RESET_AFTER, 0.01);
        rates.put(Fault.CUT_BODY, 0.01);
        rates.put(Fault.CUT_JSON, 0.005);
        rates.put(Fault.HTML_PAGE, 0.005);
        rates.put(Fault.WRONG_ID, 0.005);
        return new FaultMix(rates);
    }

    public Optional<Fault> draw(RandomGenerator random) {
        double point = random.nextDouble();
        for (Map.Entry<Fault, Double> entry : rates.entrySet()) {
            point -= entry.getValue();
            if (point < 0) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
