package dev.checkbulk.script.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments and options of the scripts that follow up an earlier run with another, as a picocli mixin. */
public final class FollowUp {
    @Parameters(paramLabel = "RUN", description = "The earlier run's name, or its folder.")
    private String run = "";

    @Option(names = "--plan", description = "Show what would be sent, row by row; send nothing.")
    private boolean plan;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the new run goes; by default a new folder under"
                    + " $$CHECKBULK_HOME/runs (~/.checkbulk/runs).")
    private @Nullable Path runDir;

    @Mixin
    private Safety safety = new Safety();

    @Mixin
    private Consent consent = new Consent();

    @Mixin
    private Pace pace = new Pace();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    /** The earlier run's name, or its folder. */
    public String run() {
        return run;
    }

    /** Whether the new run's plan is shown and nothing sent. */
    public boolean plan() {
        return plan;
    }

    /** Where the new run goes, or null for a folder of its own. */
    @Nullable
    public Path runDir() {
        return runDir;
    }

    public Safety safety() {
        return safety;
    }

    public Consent consent() {
        return consent;
    }

    public Pace pace() {
        return pace;
    }

    /** Whether the summary is JSON. */
    public boolean json() {
        return json;
    }
}
