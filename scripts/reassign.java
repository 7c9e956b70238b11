///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Reassigns employees to workplaces, one request a person
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.jobs.type.JobTypes;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.Job;
import dev.checkbulk.script.rehearse.Rehearsal;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reassign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reassigns employees to workplaces: PATCH /employees/{id} for each row.",
            "Include all workplaces of a person, not just the new one: they replace those that the person has. --add adds to them.",
        },
        footer = {
            "",
            "FILE is one of",
            "  JSON map    {\"emp_1\": \"wrk_1\", \"emp_2\": [\"wrk_1\", \"wrk_2\"]}",
            "  JSON array  [{\"employee\": \"emp_1\", \"workplaces\": [\"wrk_1\"]}]",
            "  JSON lines  {\"employee\": \"emp_1\", \"workplaces\": \"wrk_1\"}",
            "  CSV         employee,workplaces    with ; between several workplaces",
            "",
            "Example: CHECK_API_KEY=... reassign moves.csv --company com_1",
        })
class reassign implements Callable<Integer> {
    private static final JobType TYPE = JobTypes.named("reassign");

    @Mixin
    Bulk bulk;

    @ArgGroup(exclusive = true)
    Change change = new Change();

    @Option(names = "--primary", description = "The first workplace of each row also becomes the primary one.")
    boolean primary;

    @Option(names = "--company", paramLabel = "ID", description = "Refuse people of another company.")
    String company;

    static class Change {
        @Option(names = "--replace", description = "The row's workplaces replace those that the person has (default).")
        boolean replace;

        @Option(names = "--add", description = "The row's workplaces are added to those that the person has.")
        boolean add;

        @Option(names = "--remove", description = "The row's workplaces are taken from those that the person has.")
        boolean remove;

        String mode() {
            return add ? "add" : remove ? "remove" : "replace";
        }
    }

    @Override
    public Integer call() throws Exception {
        if (change.remove && primary) {
            throw new CannotStart("--primary cannot go with --remove: a workplace that is removed cannot be primary.");
        }
        return bulk.run(
                Job.of(TYPE, bulk.read(TYPE.shape()), "mode", change.mode(), "primary", primary, "company", company)
                        .rehearsing(this::rehearse));
    }

    /** The person works somewhere already, and there too whence the rehearsal is to take them away. */
    private void rehearse(StoredRecords records, Row row) {
        String where = company == null ? StoredRecords.REHEARSAL_COMPANY : company;
        List<String> has = new ArrayList<>(List.of(Rehearsal.WORKPLACE));
        row.texts("workplaces").forEach(workplace -> records.mentionWorkplace(workplace, where));
        if (change.remove) {
            has.addAll(row.texts("workplaces"));
        }
        records.mentionEmployee(row.text("employee"), where, has);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new reassign()).execute(args));
    }
}
