package dev.checkbulk.ops;

import org.jspecify.annotations.Nullable;

/**
 * Which employees a list has; null leaves a filter out.
 *
 * @param company those of this company
 * @param workplace those who work at this workplace
 * @param active only those who are active, or only those who are not
 */
public record EmployeeFilter(
        @Nullable String company,
        @Nullable String workplace,
        @Nullable Boolean active) {}
