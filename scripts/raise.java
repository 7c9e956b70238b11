///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Raises pay: a new earning rate in the place of the old one
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.jobs.type.JobTypes;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.Job;
import dev.checkbulk.script.rehearse.Rehearsal;
import dev.checkbulk.standin.records.StoredRecords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "raise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Raises pay. Check cannot change an earning rate's amount, so each row takes two steps: POST /earning_rates"
                    + " with the new amount, then the rate that it replaces is made inactive."
        },
        footer = {
            "",
            "FILE is a JSON map {\"emp_1\": \"62000.00\"}, or it has objects (a JSON array or",
            "JSON lines) or CSV columns with",
            "  employee, amount       required; the amount like 62000.00",
            "  replaces               the earning rate that gives way;",
            "                         by default the only active one of the person",
            "  period                 hourly, annually or piece;",
            "  name, workweek_hours   by default those of the rate that is replaced",
            "  metadata               (metadata.KEY in CSV) of the new rate",
            "",
            "A person who has the new rate already keeps it, and only the old one is made",
            "inactive. A person may have several rows, for different rates. Payrolls are not",
            "looked at: items that name the old rate keep it.",
            "",
            "Example: CHECK_API_KEY=... raise raises.csv --plan",
        })
class raise implements Callable<Integer> {
    private static final JobType TYPE = JobTypes.named("raise");

    @Mixin
    Bulk bulk;

    @Option(names = "--company", paramLabel = "ID", description = "Refuse people of another company.")
    String company;

    @Override
    public Integer call() throws Exception {
        return bulk.run(
                Job.of(TYPE, bulk.read(TYPE.shape()), "company", company).rehearsing(this::rehearse));
    }

    /** The person has a rate that is a little lower. */
    private void rehearse(StoredRecords records, Row row) {
        String employee = row.text("employee");
        String where = company == null ? StoredRecords.REHEARSAL_COMPANY : company;
        records.mentionEmployee(employee, where, List.of(Rehearsal.WORKPLACE));
        BigDecimal lower = new BigDecimal(row.text("amount")).multiply(new BigDecimal("0.95"));
        ObjectNode rate = row.fields()
                .objectNode()
                .put("employee", employee)
                .put("amount", lower.setScale(2, RoundingMode.UP).toPlainString())
                .put("period", row.text("period").isEmpty() ? "hourly" : row.text("period"));
        String replaces = row.text("replaces");
        records.mention("earning_rates", replaces.isEmpty() ? "rte_of_" + employee : replaces, rate);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new raise()).execute(args));
    }
}
