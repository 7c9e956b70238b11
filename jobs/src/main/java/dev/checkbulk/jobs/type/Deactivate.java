package dev.checkbulk.jobs.type;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.ops.Deactivation;
import dev.checkbulk.ops.Deactivations;
import dev.checkbulk.ops.Deactivations.Part;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The end of people who leave, with what they are paid and what is deducted. */
final class Deactivate implements JobType {
    private static final JobOption KEEP_BENEFITS = JobOption.yesOrNo("keep-benefits", "Benefits are not ended.");
    private static final JobOption KEEP_DEDUCTIONS =
            JobOption.yesOrNo("keep-deductions", "Post-tax deductions are not ended.");
    private static final JobOption KEEP_RATES =
            JobOption.yesOrNo("keep-rates", "Earning rates stay active, for a last payroll.");
    private static final Shape SHAPE = new Shape(
            "employee",
            "termination_date",
            true,
            List.of(
                    Column.id("employee").asRequired(),
                    Column.date("termination_date").asRequired()));

    private final Clock clock;

    Deactivate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deactivate";
    }

    @Override
    public String sentence() {
        return "Deactivates people who leave, with their pay and deductions.";
    }

    @Override
    public List<JobOption> options() {
        return List.of(KEEP_BENEFITS, KEEP_DEDUCTIONS, KEEP_RATES, Given.COMPANY);
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Work<?> work(Input input, Map<String, String> options) {
        Given given = new Given(this, options);
        Set<Part> kept = EnumSet.noneOf(Part.class);
        kept.addAll(given.is(KEEP_BENEFITS) ? Set.of(Part.BENEFITS) : Set.of());
        kept.addAll(given.is(KEEP_DEDUCTIONS) ? Set.of(Part.DEDUCTIONS) : Set.of());
        kept.addAll(given.is(KEEP_RATES) ? Set.of(Part.RATES) : Set.of());
        return given.inCompany(Work.of(
                input,
                "employees",
                "deactivated",
                "PATCH /employees/{employee} and of what they have",
                row -> Deactivation.of(row.fields()),
                new Deactivations(kept, LocalDate.now(clock))));
    }
}
