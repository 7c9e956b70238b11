package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.ops.ReassignEmployees;
import dev.checkbulk.ops.Reassignment;
import dev.checkbulk.ops.Reassignment.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Other workplaces for employees. */
final class Reassign implements JobType {
    private static final JobOption MODE = new JobOption(
            "mode",
            "Whether a row's workplaces replace those that the person has (default), are added to them, or taken from them.",
            List.of("replace", "add", "remove"));
    private static final JobOption PRIMARY =
            JobOption.yesOrNo("primary", "The first workplace of each row also becomes the primary one.");
    private static final Shape SHAPE = new Shape(
            "employee",
            "workplaces",
            true,
            List.of(
                    Column.id("employee").asRequired(),
                    Column.id("workplaces").asRequired().asList()));

    @Override
    public String name() {
        return "reassign";
    }

    @Override
    public String sentence() {
        return "Reassigns employees to workplaces.";
    }

    @Override
    public List<JobOption> options() {
        return List.of(MODE, PRIMARY, Given.COMPANY);
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Work<?> work(Input input, Map<String, String> options) {
        Given given = new Given(this, options);
        Mode mode = Mode.valueOf(given.text(MODE, "replace").toUpperCase(Locale.ROOT));
        return given.inCompany(Work.of(
                input,
                "employees",
                "updated",
                "PATCH /employees/{employee}",
                row -> Reassignment.of(input.key(row), row.texts("workplaces")),
                new ReassignEmployees(mode, given.is(PRIMARY))));
    }
}
