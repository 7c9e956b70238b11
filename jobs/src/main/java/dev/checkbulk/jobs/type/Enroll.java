package dev.checkbulk.jobs.type;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Row;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.ops.CreateBenefits;
import java.util.List;
import java.util.Map;

/** Benefits for employees. */
final class Enroll implements JobType {
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

    @Override
    public String name() {
        return "enroll";
    }

    @Override
    public String sentence() {
        return "Enrolls employees in benefits.";
    }

    @Override
    public List<JobOption> options() {
        return List.of();
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Work<?> work(Input input, Map<String, String> options) {
        new Given(this, options);
        return Work.<JsonNode>of(
                input, "benefits", "created", "POST /employee_benefits", Row::fields, new CreateBenefits());
    }
}
