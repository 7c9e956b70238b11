package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import java.util.List;
import java.util.Map;

/** Something that can be done with a file: which columns it has, what can be said of it, and what is made of its rows. */
public interface JobType {
    /** Its name, as it is typed: {@code reassign}, {@code create benefits}. */
    String name();

    /** What its runs are called after: with the same input and place it is the same work. */
    default String script() {
        return name();
    }

    /** What it does, for people. */
    String sentence();

    List<JobOption> options();

    /** What columns the rows have. */
    Shape shape();

    /**
     * What is done with the rows.
     *
     * @param options those that are given, by their names
     * @throws IllegalArgumentException when an option is none of these, or they contradict each other
     */
    Work<?> work(Input input, Map<String, String> options);
}
