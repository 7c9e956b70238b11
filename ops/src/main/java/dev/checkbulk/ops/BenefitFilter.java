package dev.checkbulk.ops;

import org.jspecify.annotations.Nullable;

/**
 * Which employee benefits a list has; null leaves a filter out.
 *
 * @param company those of the company's employees
 * @param employee those of this employee
 * @param includeExternal also those that came with imported payrolls, which cannot be changed; Check leaves them out
 */
public record BenefitFilter(
        @Nullable String company,
        @Nullable String employee,
        @Nullable Boolean includeExternal) {}
