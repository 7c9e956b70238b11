package dev.checkbulk.script;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line of a script that follows up an earlier run with another.
 *
 * @param plan whether the new run's plan is shown and nothing sent
 * @param runDir where the new run goes, or null for a folder of its own
 * @param json whether the summary is JSON
 */
public record FollowUp(boolean plan, @Nullable Path runDir, boolean json, Pace pace, Safety safety) {}
