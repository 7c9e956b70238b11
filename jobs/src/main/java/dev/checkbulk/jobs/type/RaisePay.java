package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.ops.row.Raise;
import dev.checkbulk.ops.Raises;
import dev.checkbulk.ops.resource.FieldType;
import java.util.List;
import java.util.Map;

/** New earning rates in the place of old ones. */
final class RaisePay implements JobType {
    private static final Shape SHAPE = new Shape(
            "employee",
            "amount",
            false,
            List.of(
                    Column.id("employee").asRequired(),
                    Column.money("amount").asRequired(),
                    Column.id("replaces"),
                    Column.text("period"),
                    Column.text("name"),
                    new Column("workweek_hours", FieldType.HOURS, false, false),
                    Column.metadata("metadata")));

    @Override
    public String name() {
        return "raise";
    }

    @Override
    public String sentence() {
        return "Raises pay: a new earning rate in place of the old one.";
    }

    @Override
    public List<JobOption> options() {
        return List.of(Given.COMPANY);
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Work<?> work(Input input, Map<String, String> options) {
        return new Given(this, options)
                .inCompany(Work.of(
                        input,
                        "raises",
                        "done",
                        "POST /earning_rates and PATCH of the old rate",
                        row -> Raise.of(row.fields()),
                        new Raises()));
    }
}
