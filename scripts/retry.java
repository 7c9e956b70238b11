///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs the rows again that a run ended without success
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.FollowUp;
import dev.checkbulk.script.Pace;
import dev.checkbulk.script.Retry;
import dev.checkbulk.script.Safety;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the rows again that a run ended refused, conflicting or blocked, as they are, in a run of their"
                        + " own; once. A row whose record has changed meanwhile ends conflicting.",
        footer = {
            "",
            "Rows that must be mended first: mend failed.* of the run, and give it to the script that made the run.",
            "Rows that were not applied or are unknown: resume the run first.",
            "",
            "Example: CHECK_API_KEY=... retry enroll-20261124-093001",
        })
class retry implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The earlier run's name, or its folder.")
    String run;

    @Option(names = "--plan", description = "Show what would be sent, row by row; send nothing.")
    boolean plan;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the new run goes; by default a new folder under"
                    + " $$CHECKBULK_HOME/runs (~/.checkbulk/runs).")
    Path runDir;

    @Mixin
    Safety safety;

    @Mixin
    Pace pace;

    @Option(names = "--json", description = "Print the summary as JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Retry.run(run, new FollowUp(plan, runDir, json, pace, safety));
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new retry()).execute(args));
    }
}
