///usr/bin/env jbang "$0" "$@" ; exit $?
//DESCRIPTION Enrolls employees in benefits, one request a benefit
//JAVA 17+
//DEPS dev.checkbulk:checkbulk-scripts:0.1.0-SNAPSHOT
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=64m -XX:+ExitOnOutOfMemoryError

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.ops.CreateBenefits;
import dev.checkbulk.script.Bulk;
import dev.checkbulk.script.Job;
import java.util.List;
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
    private static final Shape SHAPE = new Shape(
                    "employee",
                    null,
                    false,
                    List.of(
                            Column.id("employee").asRequired(),
                            Column.id("benefit"),
                            Column.id("company_benefit"),
                            Column.text("period"),
                            Column.text("description"),
                            Column.money("employee_contribution_amount"),
                            Column.percent("employee_contribution_percent"),
                            Column.money("employee_period_amount"),
                            Column.money("company_contribution_amount"),
                            Column.percent("company_contribution_percent"),
                            Column.money("company_period_amount"),
                            Column.money("hsa_contribution_limit"),
                            Column.date("effective_start"),
                            Column.date("effective_end"),
                            Column.metadata("metadata")))
            .needingOneOf("benefit", "company_benefit");

    @Mixin
    Bulk bulk;

    @Override
    public Integer call() throws Exception {
        Input input = bulk.read(SHAPE);
        return bulk.run(Job.<JsonNode>of(
                input, "benefits", "created", "POST /employee_benefits", Row::fields, new CreateBenefits()));
    }

    public static void main(String... args) {
        System.exit(Bulk.commandLine(new enroll()).execute(args));
    }
}
