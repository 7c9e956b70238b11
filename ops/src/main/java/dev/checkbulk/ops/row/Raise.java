package dev.checkbulk.ops.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one person is paid from now on, as a row of a file says.
 *
 * @param employee whose pay
 * @param rate an object with the new rate's {@code amount}, a decimal text in dollars, and what else differs from the old one:
 *     {@code period} ({@code hourly}, {@code annually} or {@code piece}), {@code name}, {@code workweek_hours} (a number),
 *     {@code metadata}
 * @param replaces the id of the earning rate that gives way; null for the only active one that the person has
 */
public record Raise(
        String employee, ObjectNode rate, @Nullable String replaces) {
    private static final String EMPLOYEE = "employee";
    private static final String REPLACES = "replaces";

    /** @throws IllegalArgumentException when an id cannot be one */
    public Raise {
        CheckRequest.requireId(employee);
        if (replaces != null) {
            CheckRequest.requireId(replaces);
        }
        rate = rate.deepCopy();
    }

    /**
     * A row as an object: {@code employee}, {@code replaces}, and the fields of the rate.
     *
     * @throws IllegalArgumentException when it names no employee, or an id cannot be one
     */
    public static Raise of(ObjectNode row) {
        ObjectNode rate = row.deepCopy();
        rate.remove(EMPLOYEE);
        rate.remove(REPLACES);
        JsonNode replaces = row.path(REPLACES);
        return new Raise(row.path(EMPLOYEE).asText(""), rate, replaces.isTextual() ? replaces.textValue() : null);
    }
}
