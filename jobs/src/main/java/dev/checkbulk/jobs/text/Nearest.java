package dev.checkbulk.jobs.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that a person probably meant. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The known word that is at most a third of its letters (at least two) away, or null. Case and outer blanks do not count. */
    public static @Nullable String to(String word, List<String> known) {
        String asked = word.strip().toLowerCase(Locale.ROOT);
        if (asked.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(asked, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(2, candidate.length() / 3)) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** How many letters must be put in, taken out or replaced (Levenshtein). */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
