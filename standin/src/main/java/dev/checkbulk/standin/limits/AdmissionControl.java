package dev.checkbulk.standin.limits;

/** Both limits together: how many are in flight, then how many per second. For one thread. */
public final class AdmissionControl {
    private final RateLimit rate;
    private final int most;
    private int inFlight;

    public AdmissionControl(RateLimit rate, int most) {
        this.rate = rate;
        this.most = most;
    }

    public enum Verdict {
        ADMITTED,
        TOO_FAST,
        TOO_MANY
    }

    /** @param waitNanos nanoseconds until a permit, if it was too fast */
    public record Admission(Verdict verdict, long waitNanos) {}

    /** Whoever is admitted must {@link #leave}. One that is too many takes no permit of the rate. */
    public Admission enter(long now) {
        if (inFlight >= most) {
            return new Admission(Verdict.TOO_MANY, 0);
        }
        long wait = rate.take(now);
        if (wait > 0) {
            return new Admission(Verdict.TOO_FAST, wait);
        }
        inFlight++;
        return new Admission(Verdict.ADMITTED, 0);
    }

    public void leave() {
        inFlight--;
    }

    public int limit() {
        return rate.limit();
    }

    public int remaining(long now) {
        return rate.remaining(now);
    }
}
