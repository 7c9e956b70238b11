package dev.checkbulk.jobs.plan;

import java.time.Duration;

/**
 * How long a plan takes at least, when nothing else uses the limit: a request for each change, reads come on top.
 *
 * @param requests how many change something
 * @param perSecond how many requests of all kinds start a second at most
 */
public record Estimate(long requests, double perSecond) {
    public Duration duration() {
        return Duration.ofMillis((long) Math.ceil(1_000 * requests / perSecond));
    }
}
