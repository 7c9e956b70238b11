package dev.checkbulk.jobs;

import java.util.Map;

/** An agreement does not fit what it is about: nothing was begun, and nothing was sent. */
public final class NotAgreed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What does not fit. */
    public enum Reason {
        /** The number of requests is another one. */
        NUMBER,
        /** The plan has other numbers than are expected. */
        EXPECTATION,
        /** There are rows whose record Check does not have. */
        INVALID_ROWS,
        /** Rows set the same field to different values. */
        CONTRADICTIONS,
        /** The plan is older than a plan may be. */
        AGE,
        /** The store did not make it. */
        FOREIGN
    }

    private final Reason reason;
    private final transient Map<String, Long> numbers;

    NotAgreed(Reason reason, Map<String, Long> numbers) {
        super("Not agreed to: " + reason + " " + numbers, null, false, false);
        this.reason = reason;
        this.numbers = Map.copyOf(numbers);
    }

    public Reason reason() {
        return reason;
    }

    /**
     * How many there are: {@code rows} for {@code NUMBER}, {@code INVALID_ROWS} and {@code CONTRADICTIONS}; those that differ for
     * {@code EXPECTATION}; {@code seconds} of age for {@code AGE}.
     */
    public Map<String, Long> numbers() {
        return numbers;
    }
}
