package dev.checkbulk.standin.api;

/** What {@code /employee_benefits} answers. Check's reference uses {@code /benefits}, its batching guide this path. */
public enum EmployeeBenefitsPath {
    /** The same as {@code /benefits}. */
    SERVED,
    /** A 302 to the documentation, as for every path that Check does not know. */
    REDIRECTED,
    /** A 404 page in HTML, not Check's error envelope. */
    UNKNOWN_PAGE
}
