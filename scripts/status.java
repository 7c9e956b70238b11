///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Tells the counts of a run
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.runs.RunList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells the counts of a run from its files, also while it is running or after it was killed.",
        footer = {"", "Example: status enroll-20261124-093001"})
class status implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run's name, or its folder.")
    String run;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        return RunList.show(run, false, json);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new status()).execute(args));
    }
}
