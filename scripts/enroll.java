///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Enrolls employees in benefits, one request a benefit
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError
// -XX:-CreateCoredumpOnCrash -Dsun.jnu.encoding=UTF-8

import dev.checkbulk.jobs.type.JobType;
import dev.checkbulk.jobs.type.JobTypes;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.Job;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Enrolls employees in benefits: one POST for each row.",
        footer = {
            "",
            "FILE has objects (a JSON array or JSON lines) or CSV columns with",
            "  employee, and benefit or company_benefit            required",
            "  effective_start, effective_end                      YYYY-MM-DD",
            "  employee_contribution_amount, company_contribution_amount,",
            "  employee_period_amount, company_period_amount,",
            "  hsa_contribution_limit                              like 150.00",
            "  employee_contribution_percent, company_contribution_percent   0 to 100",
            "  period (monthly), description, metadata (metadata.KEY in CSV)",
            "",
            "Example: CHECK_API_KEY=... enroll benefits.csv",
        })
class enroll implements Callable<Integer> {
    private static final JobType TYPE = JobTypes.named("enroll");

    @Mixin
    Bulk bulk;

    @Override
    public Integer call() throws Exception {
        return bulk.run(Job.of(TYPE, bulk.read(TYPE.shape())));
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new enroll()).execute(args));
    }
}
