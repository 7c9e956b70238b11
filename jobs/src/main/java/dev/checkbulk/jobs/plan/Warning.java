package dev.checkbulk.jobs.plan;

import dev.checkbulk.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What needs a second look in rows of a plan, counted: alike but for the records and numbers that they name.
 *
 * @param kind the operation's words, with {@code …} in the place of what differs
 * @param rows how many requests have it
 */
public record Warning(String kind, long rows) {
    private static final Pattern IDS = Pattern.compile("\\b[a-z]+_\\w+(, [a-z]+_\\w+)*");
    private static final Pattern NUMBERS = Pattern.compile("[+-]?\\b[0-9]+([.-][0-9]+)*\\b");

    /** All of a plan, in the order of their words. */
    public static List<Warning> of(Plan plan) {
        Map<String, Long> kinds = plan.edits().stream()
                .flatMap(edit -> edit.warnings().stream())
                .map(warning -> IDS.matcher(warning).replaceAll("…"))
                .map(warning -> NUMBERS.matcher(warning).replaceAll("…"))
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> new Warning(kind.getKey(), kind.getValue()))
                .toList();
    }
}
