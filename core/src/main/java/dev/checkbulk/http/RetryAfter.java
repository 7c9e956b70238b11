package dev.checkbulk.http;

import dev.checkbulk.internal.HttpDate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait: {@code Retry-After} as whole seconds or as one of HTTP's three date forms (RFC 9110,
 * 10.2.3 and 5.6.7). It never throws, and the wait is never shorter than a second nor longer than a year.
 */
final class RetryAfter {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,100}");
    private static final int LONGEST_TEXT = 100;
    private static final BigInteger MORE_THAN_LONGEST = BigInteger.valueOf(LONGEST.toSeconds() + 1);

    private RetryAfter() {}

    /**
     * The longest wait that the values ask for, empty when none can be read.
     *
     * @param values all values of the header
     * @param date the answer's {@code Date}; a date is a distance from it, because our clock may differ
     * @param now our clock, for answers without a {@code Date}
     */
    static Optional<Duration> parse(List<String> values, @Nullable String date, Instant now) {
        Instant from = date == null ? now : HttpDate.parse(date).orElse(now);
        return values.stream()
                .map(String::strip)
                .flatMap(value -> wait(value, from).stream())
                .max(Duration::compareTo)
                .map(RetryAfter::clamp);
    }

    private static Optional<Duration> wait(String value, Instant from) {
        if (value.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value).matches()) {
            BigInteger seconds = new BigInteger(value).max(BigInteger.ZERO).min(MORE_THAN_LONGEST);
            return Optional.of(Duration.ofSeconds(seconds.longValue()));
        }
        return HttpDate.parse(value).map(until -> Duration.between(from, until));
    }

    private static Duration clamp(Duration wait) {
        Duration enough = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        return enough.compareTo(LONGEST) > 0 ? LONGEST : enough;
    }
}
