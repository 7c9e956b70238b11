package dev.checkbulk.jobs.row;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that are digits to keep and not quantities to compute with: a spreadsheet drops their leading zeros or rounds them,
 * and what is missing is never put back. A flaw never quotes them, since some are nobody's to see.
 */
final class Digits {
    private static final int ROUTING = 9;
    private static final int POSTAL = 5;
    private static final int LONGEST_ACCOUNT = 17; // Nacha's entry detail record has 17 places for it
    private static final int[] WEIGHTS = {3, 7, 1}; // the ABA's check digit

    private Digits() {}

    /** What is wrong with the text as so many digits, or null. */
    static @Nullable String flaw(String text, int length) {
        String flaw = digitsFlaw(text, length + " digits");
        if (flaw != null) {
            return flaw;
        }
        if (text.length() < length) {
            return "has " + count(text) + " and needs " + length + ": a spreadsheet drops leading zeros; write all "
                    + length + " as text";
        }
        return text.length() == length ? null : "has " + count(text) + " and needs " + length;
    }

    static @Nullable String postalFlaw(String text) {
        String flaw = flaw(text, POSTAL);
        return flaw == null ? null : flaw.replace("write all 5 as text", "write it as text, like 02139");
    }

    static @Nullable String routingFlaw(String text) {
        String flaw = flaw(text, ROUTING);
        if (flaw != null) {
            return flaw;
        }
        int sum = 0;
        for (int at = 0; at < ROUTING; at++) {
            sum += WEIGHTS[at % WEIGHTS.length] * (text.charAt(at) - '0');
        }
        return sum > 0 && sum % 10 == 0
                ? null
                : "is not a routing number: its check digit does not fit, so a digit is wrong or two are swapped";
    }

    static @Nullable String accountFlaw(String text) {
        String flaw = digitsFlaw(text, "digits");
        return flaw != null || text.length() <= LONGEST_ACCOUNT
                ? flaw
                : "has " + count(text) + "; an account number has at most " + LONGEST_ACCOUNT;
    }

    private static @Nullable String digitsFlaw(String text, String what) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return Numbers.isShortForm(text)
                        ? "is a spreadsheet's short form of a number and has lost digits: write all of them as text"
                        : "has " + sort(c) + ": write " + what + " alone";
            }
        }
        return null;
    }

    private static String sort(char c) {
        return switch (c) {
            case '-' -> "a dash";
            case ' ' -> "a space";
            default -> "a character that is no digit";
        };
    }

    private static String count(String text) {
        return text.length() == 1 ? "1 digit" : text.length() + " digits";
    }
}
