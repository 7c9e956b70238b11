///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Creates records of any resource, one request a row
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
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Creates a record for each row: one POST each.")
class create implements Callable<Integer> {
    @Mixin
    ResourceJob resource;

    @Mixin
    Bulk bulk;

    @Override
    public Integer call() throws Exception {
        return resource.run(bulk, Verb.CREATE, Map.of());
    }

    public static void main(String... args) {
        System.exit(ResourceJob.commandLine(new create(), Verb.CREATE).execute(args));
    }
}
