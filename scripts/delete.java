///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Deletes records of any resource, one request a row
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.ResourceJob;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deletes a record for each row. What is deleted cannot be restored by undo.")
class delete implements Callable<Integer> {
    @Mixin
    ResourceJob resource;

    @Mixin
    Bulk bulk;

    @Override
    public Integer call() throws Exception {
        return resource.run(bulk, Verb.DELETE, Map.of());
    }

    public static void main(String... args) {
        System.exit(ResourceJob.commandLine(new delete(), Verb.DELETE).execute(args));
    }
}
