///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Lists the commands by what they are for
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.terminal.FrontDoor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the commands by what they are for.",
        footer = {"", "Example: help"})
class help implements Callable<Integer> {
    @Parameters(
            paramLabel = "WORD",
            arity = "0..1",
            description = "A word that is no command: the nearest one is named.")
    String word;

    @Override
    public Integer call() {
        return word == null ? FrontDoor.list() : FrontDoor.unknown(word);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new help()).execute(args));
    }
}
