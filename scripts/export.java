///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Exports the records of a list to CSV, JSON or JSON lines
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.script.export.Export;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Exports all records of a list, page by page, to CSV, JSON or JSON lines. Nothing is changed.",
            "",
            "CSV has the id first, objects as columns OBJECT.FIELD, ; between the entries of a list, and an empty cell"
                    + " where there is nothing. JSON has the records as Check sends them."
        },
        footer = {
            "",
            "Example: CHECK_API_KEY=... export employees --company com_1 > employees.csv",
            "         CHECK_API_KEY=... export benefits --id ben_1,ben_2 --out benefits.jsonl"
        })
class export implements Callable<Integer> {
    @Mixin
    Export export;

    @Override
    public Integer call() throws Exception {
        return export.run();
    }

    public static void main(String... args) {
        System.exit(Export.commandLine(new export()).execute(args));
    }
}
