///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Updates records of any resource, only what differs, one request a row
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.Blank;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.ResourceJob;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Changes a record for each row: reads it, and sends only what differs.")
class update implements Callable<Integer> {
    @Mixin
    ResourceJob resource;

    @Mixin
    Bulk bulk;

    @Option(
            names = "--blank",
            paramLabel = "keep|null",
            description = "What an empty cell means where Check has a value: it stays, or it is emptied."
                    + " Without this such a row is refused.")
    Blank blank = Blank.REFUSE;

    @Override
    public Integer call() throws Exception {
        return resource.run(bulk, Verb.UPDATE, Map.of("blank", blank.name().toLowerCase(Locale.ROOT)));
    }

    public static void main(String... args) {
        System.exit(ResourceJob.commandLine(new update(), Verb.UPDATE).execute(args));
    }
}
