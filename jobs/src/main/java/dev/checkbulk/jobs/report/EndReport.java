package dev.checkbulk.jobs.report;

import java.util.ArrayList;
import java.util.List;

/** How a run ended, with its rows, and what could not be kept of it. */
public record EndReport(RunEnd end, List<Trouble> troubles) {
    public EndReport {
        troubles = List.copyOf(troubles);
    }

    /** The same with one more. */
    public EndReport and(Trouble trouble) {
        List<Trouble> more = new ArrayList<>(troubles);
        more.add(trouble);
        return new EndReport(end, more);
    }
}
