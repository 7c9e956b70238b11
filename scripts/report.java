///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Makes the report of a run anew
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.runs.Reports;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes the report of a run anew from its files, also while it is running or after it was killed, and"
                        + " prints where it is: one page for a browser, which fetches nothing.",
        footer = {"", "Example: report enroll-20261124-093001 --for ticket"})
class report implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run's name, or its folder.")
    String run;

    @Option(
            names = "--for",
            paramLabel = "READER",
            defaultValue = "owner",
            description = "owner (the default): everything but secrets; ticket: ids, counts, error types and log ids"
                    + " only, in report-ticket.html.")
    Reports.Reader reader;

    @Mixin
    Mount mount;

    @Override
    public Integer call() throws Exception {
        return Reports.make(run, reader, mount);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new report()).execute(args));
    }
}
