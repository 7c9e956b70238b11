///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Lists the runs, or shows one of them
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Bounds;
import dev.checkbulk.script.option.Mount;
import dev.checkbulk.script.runs.Adopt;
import dev.checkbulk.script.runs.RunList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {runs.list.class, runs.show.class, runs.adopt.class},
        description =
                "Lists the runs of $$CHECKBULK_HOME (~/.checkbulk), shows one of them, or makes older ones and others'"
                        + " runs of this home. Nothing is sent.",
        footer = {"", "Example: runs list", "         runs show enroll-20261124-093001"})
class runs implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        return RunList.list(false);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the runs, the newest first: running, stopped (to be resumed), ended, purged or damaged.")
    static class list implements Callable<Integer> {
        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        @Override
        public Integer call() throws Exception {
            return RunList.list(json);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a run with its rows that are not as they should be, also when its journal is damaged.")
    static class show implements Callable<Integer> {
        @Parameters(paramLabel = "RUN", description = "The run's name, or its folder.")
        String run;

        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        @Override
        public Integer call() throws Exception {
            return RunList.show(run, true, json);
        }
    }

    @Command(
            name = "adopt",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Shows what runs would send that are older than seals are, or that another home made, and makes them runs"
                            + " of this home: from then on they are resumed, retried and undone as its own.")
    static class adopt implements Callable<Integer> {
        @Parameters(paramLabel = "RUN", arity = "1..*", description = "The runs' names, or their folders.")
        List<String> runs;

        @Option(names = "--yes", description = "Answer all questions with yes.")
        boolean yes;

        @Mixin
        Bounds bounds;

        @Mixin
        Mount mount;

        @Override
        public Integer call() throws Exception {
            return Adopt.run(runs, yes, bounds, mount);
        }
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new runs()).execute(args));
    }
}
