package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import java.time.LocalDate;

/**
 * Somebody who leaves, as a row of a file says.
 *
 * @param terminationDate the last day of the employment
 */
public record Deactivation(String employee, LocalDate terminationDate) {
    /** @throws IllegalArgumentException when the id cannot be one */
    public Deactivation {
        CheckRequest.requireId(employee);
    }

    /**
     * A row as an object: {@code employee}, {@code termination_date}.
     *
     * @throws IllegalArgumentException when it names no employee
     * @throws java.time.DateTimeException when the date is none
     */
    public static Deactivation of(JsonNode row) {
        return new Deactivation(
                row.path("employee").asText(""),
                LocalDate.parse(row.path("termination_date").asText("")));
    }
}
