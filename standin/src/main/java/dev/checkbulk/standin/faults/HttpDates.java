package dev.checkbulk.standin.faults;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The three date forms of RFC 9110, section 5.6.7. */
public final class HttpDates {
    private static final DateTimeFormatter IMF_FIXDATE = formatter("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter RFC850 = formatter("EEEE, dd-MMM-yy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss yyyy");

    private HttpDates() {}

    public static String format(Fault.DateForm form, Instant instant) {
        return switch (form) {
            case IMF_FIXDATE -> IMF_FIXDATE.format(instant);
            case RFC850 -> RFC850.format(instant);
            case ASCTIME -> ASCTIME.format(instant);
        };
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }
}
