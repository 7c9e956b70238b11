package dev.checkbulk.jobs;

import java.util.Map;

/**
 * What is asked for.
 *
 * @param type the name of a {@link dev.checkbulk.jobs.type.JobType}
 * @param options the type's options that are given, by their names
 * @param user who asks for it, as the run will say
 * @param note why, as the run will say; may be empty
 */
public record JobSpec(String type, Map<String, String> options, String user, String note) {
    public JobSpec {
        options = Map.copyOf(options);
    }
}
