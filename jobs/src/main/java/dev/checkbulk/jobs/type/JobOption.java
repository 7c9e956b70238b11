package dev.checkbulk.jobs.type;

import java.util.List;

/**
 * Something that can be said of a whole job.
 *
 * @param name as options are named, {@code company}
 * @param sentence what it means
 * @param choices what it may be; none: any text
 */
public record JobOption(String name, String sentence, List<String> choices) {
    static final List<String> YES_OR_NO = List.of("true", "false");

    public JobOption {
        choices = List.copyOf(choices);
    }

    static JobOption yesOrNo(String name, String sentence) {
        return new JobOption(name, sentence, YES_OR_NO);
    }
}
