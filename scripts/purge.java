///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Takes people's data out of runs that have ended
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.runs.Purge;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Removes people's data from runs that have ended: what was sent, what was there before, what Check said,"
                        + " and the rows as they were written. Ids, outcomes, times and log ids stay, and who purged the"
                        + " run and when. A purged run cannot be resumed, retried or undone.",
        footer = {"", "Example: purge enroll-20261124-093001", "         purge --older-than 90"})
class purge implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..*", description = "The runs' names, or their folders.")
    List<String> runs = List.of();

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "Also all runs that have ended and were made so many days ago or more.")
    Integer olderThan;

    @Mixin
    Mount mount;

    @Override
    public Integer call() throws Exception {
        return Purge.run(runs, olderThan, mount);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new purge()).execute(args));
    }
}
