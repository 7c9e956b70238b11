///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Applies a plan that was saved with --plan-out, once
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.option.Consent;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.send.Apply;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Applies a plan that was saved with --plan-out: exactly that one, once. Every record is read again"
                        + " before it is changed, and one that has changed since is not overwritten.",
        footer = {
            "",
            "A plan that was edited or cut, was applied already, was made for another CHECK_BASE_URL, or is too old is"
                    + " refused: exit code 13.",
            "A plan that another home made is shown and asked for as a new run is; without a terminal it wants --foreign.",
            "",
            "Example: reassign moves.csv --plan-out moves.plan; apply moves.plan",
        })
class apply implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The plan.")
    Path file;

    @Option(
            names = "--max-age",
            paramLabel = "AGE",
            defaultValue = "24h",
            description = "How old the plan may be, like 90m, 24h or 3d; 24h unless said.")
    String maxAge;

    @Option(
            names = "--expect",
            paramLabel = "rows=N,people=N,companies=N",
            description = "Send nothing unless the plan has these numbers.")
    String expect;

    @Option(names = "--again", description = "Apply it although its input was run before, by another plan.")
    boolean again;

    @Mixin
    Safety safety;

    @Mixin
    Consent consent;

    @Mixin
    Pace pace;

    @Option(names = "--json", description = "Print the summary as JSON.")
    boolean json;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description =
                    "Where the run goes; by default a new folder under $$CHECKBULK_HOME/runs (~/.checkbulk/runs).")
    Path runDir;

    @Override
    public Integer call() throws Exception {
        return Apply.run(file, new Apply.Options(maxAge, expect, again, json, runDir, consent, pace, safety));
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new apply()).execute(args));
    }
}
