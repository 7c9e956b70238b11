package dev.checkbulk.internal;

import io.netty.handler.codec.DateFormatter;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a date of HTTP (RFC 9110, 5.6.7) as leniently as Netty does: the three forms, in any order of their parts, whatever
 * the day of the week. It is always GMT; what says that it is another zone's is no date of HTTP.
 */
public final class HttpDate {
    private static final int LONGEST = 64;

    private static final Pattern OTHER_ZONE = Pattern.compile("[+-][0-9]{2}:?[0-9]{2}\\s*$");

    private HttpDate() {}

    /** Empty for what is no date. Never throws. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST || OTHER_ZONE.matcher(text).find()) {
            return Optional.empty();
        }
        Date date = DateFormatter.parseHttpDate(text);
        return date == null ? Optional.empty() : Optional.of(date.toInstant());
    }
}
