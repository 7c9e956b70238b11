package dev.checkbulk.jobs.plan;

import dev.checkbulk.jobs.input.Problem;
import java.util.List;

/** Rows contradict what is at Check: nothing was planned, and nothing is changed. */
public final class RowsDoNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public RowsDoNotFit(List<Problem> problems) {
        super(problems.size() + " rows do not fit", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** One for each of the rows. */
    public List<Problem> problems() {
        return problems;
    }
}
