///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Goes on with a run that was stopped
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Batches;
import dev.checkbulk.script.option.Consent;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.send.Resume;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Goes on with a run that was stopped, whatever stopped it: rows that have ended cost no request,"
                + " rows that may have been executed are looked up, the others are sent.",
        footer = {
            "",
            "It sends to where the run was begun (CHECK_BASE_URL is not looked at), with CHECK_API_KEY.",
            "A run that this home did not make is shown and asked for as a new one is, and goes where CHECK_BASE_URL says.",
            "A run that has ended sends nothing and repeats its report and its exit code.",
            "",
            "Example: CHECK_API_KEY=... resume enroll-20261124-093001",
        })
class resume implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run's name, or its folder.")
    String run;

    @Option(
            names = "--take-over",
            description = "Go on here with a run of another machine, where it must not run any more.")
    boolean takeOver;

    @Option(
            names = "--as-planned",
            description = "Go on with the rows as they were when the run began, although the input file has changed.")
    boolean asPlanned;

    @Option(names = "--yes", description = "Answer all questions with yes.")
    boolean yes;

    @Mixin
    Consent consent;

    @Mixin
    Batches batches;

    @Mixin
    Pace pace;

    @Option(names = "--json", description = "Print the summary as JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return Resume.run(run, new Resume.Options(takeOver, asPlanned, yes, json, consent, batches, pace));
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new resume()).execute(args));
    }
}
