package dev.checkbulk.standin;

import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import dev.checkbulk.standin.faults.FaultMix;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.limits.Limiter;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in behaves. The defaults are Check's published limits and a good day.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param key the only bearer token accepted, or null to accept any that is not empty
 * @param limiter how the rate is judged
 * @param perSecond accepted requests per second
 * @param inFlight accepted requests at the same time
 * @param latency how long requests take
 * @param faults the share of writes that go wrong
 * @param seed decides faults, latencies and ids
 * @param employeeBenefits what {@code /employee_benefits} answers
 * @param rateLimitHeaders whether answers carry {@code RateLimit-Limit} and {@code RateLimit-Remaining}
 * @param mentioned whether records exist as soon as a request mentions them, except ids that contain {@code missing}, what
 *     was deleted, and kinds that only Check creates
 */
public record StandinSettings(
        int port,
        @Nullable String key,
        Limiter limiter,
        double perSecond,
        int inFlight,
        Latency latency,
        FaultMix faults,
        long seed,
        EmployeeBenefitsPath employeeBenefits,
        boolean rateLimitHeaders,
        boolean mentioned) {

    /** @throws IllegalArgumentException for a port, rate or number in flight that cannot be */
    public StandinSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
        }
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("perSecond is a number above 0, not " + perSecond);
        }
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight is at least 1, not " + inFlight);
        }
        if (key != null && key.isEmpty()) {
            throw new IllegalArgumentException("a key is not empty; null accepts any");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StandinSettings[port=" + port + ", key=" + (key == null ? "any" : "***") + ", limiter=" + limiter
                + ", perSecond=" + perSecond + ", inFlight=" + inFlight + ", latency=" + latency + ", faults=" + faults
                + ", seed=" + seed + ", employeeBenefits=" + employeeBenefits + ", rateLimitHeaders="
                + rateLimitHeaders + ", mentioned=" + mentioned + "]";
    }

    public static StandinSettings defaults() {
        return new StandinSettings(
                0,
                null,
                Limiter.SLIDING_LOG,
                25,
                100,
                Latency.none(),
                FaultMix.none(),
                1,
                EmployeeBenefitsPath.SERVED,
                false,
                false);
    }

    public StandinSettings withPort(int value) {
        return new StandinSettings(
                value,
                key,
                limiter,
                perSecond,
                inFlight,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withKey(@Nullable String value) {
        return new StandinSettings(
                port,
                value,
                limiter,
                perSecond,
                inFlight,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withLimiter(Limiter value) {
        return new StandinSettings(
                port,
                key,
                value,
                perSecond,
                inFlight,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withPerSecond(double value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                value,
                inFlight,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withInFlight(int value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                perSecond,
                value,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withLatency(Latency value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                perSecond,
                inFlight,
                value,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withFaults(FaultMix value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                perSecond,
                inFlight,
                latency,
                value,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withSeed(long value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                perSecond,
                inFlight,
                latency,
                faults,
                value,
                employeeBenefits,
                rateLimitHeaders,
                mentioned);
    }

    public StandinSettings withEmployeeBenefits(EmployeeBenefitsPath value) {
        return new StandinSettings(
                port, key, limiter, perSecond, inFlight, latency, faults, seed, value, rateLimitHeaders, mentioned);
    }

    public StandinSettings withRateLimitHeaders(boolean value) {
        return new StandinSettings(
                port, key, limiter, perSecond, inFlight, latency, faults, seed, employeeBenefits, value, mentioned);
    }

    public StandinSettings withMentioned(boolean value) {
        return new StandinSettings(
                port,
                key,
                limiter,
                perSecond,
                inFlight,
                latency,
                faults,
                seed,
                employeeBenefits,
                rateLimitHeaders,
                value);
    }
}
