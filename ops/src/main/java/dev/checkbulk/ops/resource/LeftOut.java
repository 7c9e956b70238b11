package dev.checkbulk.ops.resource;

import dev.checkbulk.http.CheckRequest.Method;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request of Check's API that no row of a bulk edit makes, and why: {@link ResourceType} leaves it out.
 *
 * @param method its verb
 * @param template its path, with a name in braces for each part that varies
 * @param reason a sentence for people
 */
public record LeftOut(Method method, String template, String reason) {
    private static final Pattern PLACE = Pattern.compile("\\{[a-z_]+}");

    /** All of them, in the order of {@code left-out.txt}. */
    public static List<LeftOut> all() {
        return Tables.LEFT_OUT;
    }

    /** Whether a request with this verb and path, or path template, is one of these. */
    public boolean is(Method method, String path) {
        return this.method == method && Pattern.matches(PLACE.matcher(template).replaceAll("[^/]+"), path);
    }
}
