package dev.checkbulk.plan;

/** A file is not a plan that this version reads, is not any more the plan that was written, or its data was purged. */
public final class PlanUnreadable extends Exception {
    private static final long serialVersionUID = 1;

    PlanUnreadable(String message) {
        super(message);
    }
}
