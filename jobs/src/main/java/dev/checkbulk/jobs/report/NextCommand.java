package dev.checkbulk.jobs.report;

import dev.checkbulk.run.StoredRun;

/** How a command that goes on with a run is typed. */
@FunctionalInterface
public interface NextCommand {
    /** @param verb such as {@code resume} */
    String of(String verb, StoredRun run);
}
