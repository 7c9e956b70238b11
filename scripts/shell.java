///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Opens a JShell with a connected client
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT

import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.serve.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = "Opens a JShell with a connected client, to look and to edit by hand.",
        footer = {
            "",
            "Example: shell --rehearse",
            "         jshell> await(employees.get(\"emp_1\"))",
        })
class shell implements Callable<Integer> {
    @Option(names = "--rehearse", description = "Connect to a stand-in on this machine with five employees.")
    boolean rehearse;

    @Override
    public Integer call() throws Exception {
        return Shell.open(rehearse);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new shell()).execute(args));
    }
}
