///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Deactivates people who leave, with what they are paid and what is deducted
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
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deactivate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deactivates people who leave. Each row takes a step for each benefit and each post-tax deduction that lasts"
                    + " longer (it ends with the termination), one for each active earning rate (it is made inactive),"
                    + " and at last PATCH /employees/{id} with the termination date and active=false."
        },
        footer = {
            "",
            "FILE is one of",
            "  JSON map    {\"emp_1\": \"2026-11-30\"}",
            "  JSON array  [{\"employee\": \"emp_1\", \"termination_date\": \"2026-11-30\"}]",
            "  JSON lines  {\"employee\": \"emp_1\", \"termination_date\": \"2026-11-30\"}",
            "  CSV         employee,termination_date",
            "",
            "What is so already is left out. Somebody with a benefit or a deduction that begins",
            "after the termination is refused: delete it first. External benefits and deductions,",
            "which cannot be edited, stay as they are. Payrolls are not looked at: a draft with an",
            "item of the person stays as it is.",
            "",
            "Example: CHECK_API_KEY=... deactivate leavers.csv --plan",
        })
class deactivate implements Callable<Integer> {
    private static final JobType TYPE = JobTypes.named("deactivate");

    @Mixin
    Bulk bulk;

    @Option(names = "--keep-benefits", description = "Benefits are not ended.")
    boolean keepBenefits;

    @Option(names = "--keep-deductions", description = "Post-tax deductions are not ended.")
    boolean keepDeductions;

    @Option(names = "--keep-rates", description = "Earning rates stay active, for a last payroll.")
    boolean keepRates;

    @Option(names = "--company", paramLabel = "ID", description = "Refuse people of another company.")
    String company;

    @Override
    public Integer call() throws Exception {
        return bulk.run(Job.of(
                        TYPE,
                        bulk.read(TYPE.shape()),
                        "keep-benefits",
                        keepBenefits,
                        "keep-deductions",
                        keepDeductions,
                        "keep-rates",
                        keepRates,
                        "company",
                        company)
                .rehearsing(this::rehearse));
    }

    /** The person has a benefit, a deduction and an earning rate. */
    private void rehearse(StoredRecords records, Row row) {
        String employee = row.text("employee");
        String where = company == null ? StoredRecords.REHEARSAL_COMPANY : company;
        records.mentionEmployee(employee, where, List.of(Rehearsal.WORKPLACE));
        ObjectNode theirs = row.fields().objectNode().put("employee", employee);
        ObjectNode dated = theirs.deepCopy().put("effective_start", "2024-01-02");
        records.mention("benefits", "ben_of_" + employee, dated);
        records.mention("post_tax_deductions", "ptd_of_" + employee, dated);
        records.mention("earning_rates", "rte_of_" + employee, theirs);
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new deactivate()).execute(args));
    }
}
