package dev.checkbulk.script.option;

import dev.checkbulk.script.terminal.CannotStart;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old something is, as people write it: {@code 90m}, {@code 24h}, {@code 3d}. */
public final class Ages {
    private static final Pattern AGE = Pattern.compile("([0-9]{1,6})([smhd])");

    private Ages() {}

    /** @throws CannotStart when it is none */
    public static Duration parse(String text) throws CannotStart {
        Matcher age = AGE.matcher(text.toLowerCase(Locale.ROOT));
        if (!age.matches()) {
            throw new CannotStart("--max-age is like 90m, 24h or 3d, not " + text + ".");
        }
        long count = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    public static String text(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? age.toMinutes() + " min" : age.toHours() + " h";
    }
}
