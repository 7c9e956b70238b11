///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Runs the rows again that a run ended without success
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.send.Retry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    FollowUp options;

    @Override
    public Integer call() throws Exception {
        return Retry.run(options);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new retry()).execute(args));
    }
}
