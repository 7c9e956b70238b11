///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Restores what a run changed
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.FollowUp;
import dev.checkbulk.script.send.Undo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Restores what a run changed, and deletes what it created, in a run of its own; once. What somebody else"
                        + " changed since is kept. The earlier run cannot be resumed afterwards.",
        footer = {
            "",
            "Rows of the run that were sent without an answer are looked up first; nothing of the run is sent again.",
            "An undo is a run like others: it can be resumed, and undone.",
            "",
            "Exit codes: 0 all is back, 2 nothing can be undone, 10 some rows were kept or cannot be undone,",
            "11 some are unknown, 12 some were not sent (resume the undo), 13 the run is undone already.",
            "",
            "Example: CHECK_API_KEY=... undo reassign-20261124-093001",
        })
class undo implements Callable<Integer> {
    @Mixin
    FollowUp options;

    @Override
    public Integer call() throws Exception {
        return Undo.run(options);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new undo()).execute(args));
    }
}
