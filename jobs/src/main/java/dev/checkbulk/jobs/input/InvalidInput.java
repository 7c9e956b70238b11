package dev.checkbulk.jobs.input;

import java.util.List;

/** An input file cannot be used as it is. It names all problems at once, in file order; nothing was done with the file. */
public final class InvalidInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final long total;

    InvalidInput(String name, List<Problem> problems, long total) {
        super(name + ": " + (total == 1 ? problems.get(0).toString() : total + " problems"));
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    public static InvalidInput of(String name, String message) {
        return new InvalidInput(name, List.of(new Problem(name, message)), 1);
    }

    /** The first thousand problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many problems there are, those beyond the first thousand included. */
    public long total() {
        return total;
    }
}
