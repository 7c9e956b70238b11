package dev.checkbulk.jobs.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Days and times: one way to write them, so that none has to be guessed. */
final class Days {
    private static final int LENGTH = "2026-02-01".length();

    private Days() {}

    static @Nullable String flaw(String text) {
        if (!isForm(text)) {
            return isSerial(text)
                    ? "is a number, which spreadsheets keep days as: write the day like 2026-02-01 (year-month-day)"
                    : "is not a date: write it like 2026-02-01 (year-month-day)";
        }
        return exists(text) ? null : "is a day that does not exist";
    }

    static @Nullable String timeFlaw(String text) {
        boolean form = text.length() > LENGTH + 1 && isForm(text.substring(0, LENGTH)) && text.charAt(LENGTH) == 'T';
        try {
            if (form && text.endsWith("Z")) {
                Instant.parse(text);
                return null;
            }
        } catch (DateTimeException e) {
            return "is a time that does not exist";
        }
        return "is not a time in UTC: write it like 2026-02-01T12:00:00Z";
    }

    private static boolean isForm(String text) {
        if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            if (at != 4 && at != 7 && !isDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean exists(String text) {
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth());
    }

    /** How spreadsheets store a day: as the number of days since 1899-12-30. */
    private static boolean isSerial(String text) {
        return text.length() >= 4 && text.length() <= 6 && text.chars().allMatch(c -> isDigit((char) c));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
