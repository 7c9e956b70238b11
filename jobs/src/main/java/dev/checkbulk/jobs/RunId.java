package dev.checkbulk.jobs;

import dev.checkbulk.run.StoredRun;

/**
 * A run, as people and commands name it.
 *
 * @param text its name in its store, or the path of its folder
 */
public record RunId(String text) {
    static RunId of(StoredRun run) {
        return new RunId(run.name());
    }

    @Override
    public String toString() {
        return text;
    }
}
