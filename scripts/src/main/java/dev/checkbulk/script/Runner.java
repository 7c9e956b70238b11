package dev.checkbulk.script;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.file.WholeFile;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.jobs.plan.Contradiction;
import dev.checkbulk.jobs.plan.NewRunId;
import dev.checkbulk.jobs.plan.PlanFailed;
import dev.checkbulk.jobs.plan.RowsDoNotFit;
import dev.checkbulk.jobs.plan.Work;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.send.EndText;
import dev.checkbulk.script.send.Launch;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.text.Summary;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a job from its checked input to its report. Runs on a script's main thread and blocks it. */
final class Runner {
    private final Options options;
    private final Console console;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * What was asked for on the command line.
     *
     * @param script the script's name
     * @param again whether the same input may be run a second time
     * @param plan whether nothing is to be sent
     * @param planOut where the plan is to be saved, or null; nothing is sent then either
     * @param expect the numbers that the plan has to have, or null
     * @param skipInvalid whether the other rows are sent when there are some that cannot be
     * @param lastWins whether rows may contradict each other
     * @param runDir the folder for the run's files, or null for a new one
     */
    record Options(
            String script,
            boolean rehearse,
            boolean json,
            boolean again,
            boolean plan,
            @Nullable Path planOut,
            @Nullable String expect,
            boolean skipInvalid,
            boolean lastWins,
            @Nullable Path runDir,
            Pace pace,
            Safety safety) {
        /** What is agreed to besides the rows. */
        Allowance[] allowed() {
            List<Allowance> allowed = new ArrayList<>();
            if (again) {
                allowed.add(Allowance.SAME_WORK);
            }
            if (skipInvalid) {
                allowed.add(Allowance.INVALID_ROWS);
            }
            if (lastWins) {
                allowed.add(Allowance.CONTRADICTIONS);
            }
            return allowed.toArray(new Allowance[0]);
        }

        /** Whether a plan is all that is wanted. */
        boolean plans() {
            return plan || planOut != null;
        }
    }

    Runner(Options options, Console console, Map<String, String> environment, Clock clock) {
        this.options = options;
        this.console = console;
        this.environment = environment;
        this.clock = clock;
    }

    <I> int run(Job<I> job) throws CannotStart {
        About about = about(job.work());
        if (job.work().items().isEmpty()) {
            console.say("Nothing to do: " + about.name() + " has no rows.");
            if (options.json()) {
                console.result(summary(about, List.of(), null).json());
            }
            return ExitCode.OK;
        }
        Vertx vertx = ScriptVertx.open();
        Target target = target(vertx, job);
        RunStore store = options.pace().mount().store(environment, console);
        Launch launch = new Launch(console, environment, options.script(), options.safety(), options.json());
        try {
            requireNewWork(store, about, job.work(), target);
            announce(job.work(), target);
            if (!options.plans()) {
                launch.requireAgreement(target);
            }
            PlannedJob planned = plan(launch.jobs(store, target, vertx), job.work());
            if (options.plans()) {
                launch.show(planned.plan());
            }
            requireNoContradictions(planned);
            launch.requireFit(planned.plan(), options.expect(), options.skipInvalid(), options.plans());
            if (options.plans()) {
                return save(planned.plan(), store);
            }
            launch.agree(planned.plan(), target);
            return launch.carryOut(store, target, vertx, planned, options.runDir(), options.allowed());
        } catch (RunRefused e) {
            throw CannotStart.because(e);
        } catch (PlanFailed e) {
            return notSent(about, job.work(), e);
        }
    }

    /** Said before anything is read. */
    private void requireNewWork(RunStore store, About about, Work<?> work, Target target)
            throws CannotStart, RunRefused {
        Plan.Header header = header(work, about, target);
        if (!options.plans()) {
            store.require(options.again() || target.rehearsal() ? Guard.NONE : Guard.NEW_WORK, header);
        }
    }

    private Plan.Header header(Work<?> work, About about, Target target) throws CannotStart {
        try {
            return new Plan.Header(
                    NewRunId.make(),
                    options.script(),
                    work.input().sha256(),
                    target.environment().baseUrl().toString(),
                    clock.instant(),
                    about.json());
        } catch (IllegalArgumentException e) { // the name that somebody gave a script of their own
            throw new CannotStart(e.getMessage() + ". Nothing was sent.");
        }
    }

    private void requireNoContradictions(PlannedJob planned) throws CannotStart {
        List<Contradiction> found = options.lastWins() ? List.of() : planned.contradictions();
        if (!found.isEmpty()) {
            found.forEach(one -> console.say("row " + one.row() + " contradicts row " + one.earlier() + ": both set "
                    + one.field() + " of " + one.label()));
            throw new CannotStart(found.size() + (found.size() == 1 ? " row contradicts" : " rows contradict")
                    + " others. Nothing was sent. Keep one of them, or let the last one win with --last-wins.");
        }
    }

    private int save(Plan plan, RunStore store) throws CannotStart, RunRefused {
        Path file = options.planOut();
        if (file != null) {
            try (WholeFile whole = new WholeFile(file)) {
                store.save(plan, whole.stream());
                whole.finish();
            } catch (IOException e) {
                throw new CannotStart("The plan cannot be written to " + file + " (" + e + "). Nothing was sent.");
            }
            console.say("The plan is in " + file + ". To apply it: "
                    + Commands.of(environment).of("apply", file.toString()));
        }
        console.say("This was a plan: nothing was sent.");
        return ExitCode.OK;
    }

    private About about(Work<?> work) {
        Input input = work.input();
        return new About(
                work.plural(),
                work.participle(),
                work.request(),
                input.name(),
                input.file(),
                input.form(),
                options.rehearse(),
                null,
                null);
    }

    private <I> Target target(Vertx vertx, Job<I> job) throws CannotStart {
        return options.rehearse()
                ? Target.rehearsal(
                        vertx,
                        options.pace(),
                        standin -> job.work()
                                .input()
                                .rows()
                                .forEach(row -> job.rehearsal().accept(standin.records(), row)))
                : Target.ofEnvironment(vertx, environment, options.pace());
    }

    private void announce(Work<?> work, Target target) {
        double perSecond = target.client().quota().limit().perSecond();
        long seconds = (long) Math.ceil(work.items().size() / perSecond);
        if (target.rehearsal()) {
            console.say("REHEARSAL: nothing is sent to Check.");
        }
        console.say(String.format(
                Locale.ROOT,
                "%s: %s for %d %s to %s, at %s requests/s about %s.",
                options.script(),
                work.request(),
                work.items().size(),
                work.plural(),
                target.description(),
                perSecond,
                duration(seconds)));
    }

    private static String duration(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    /** What is to be sent, when the rows fit. */
    private PlannedJob plan(Jobs jobs, Work<?> work) throws CannotStart {
        try {
            return Await.get(jobs.plan(options.script(), work, "", ""));
        } catch (RowsDoNotFit e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            throw new CannotStart(e.problems().size() + " rows do not fit. Nothing was changed.");
        }
    }

    /** Something could not be read: there is no run, and the same command may be given again. */
    private int notSent(About about, Work<?> work, PlanFailed failure) {
        Cause.Reason reason = failure.outcome() instanceof Outcome.NotApplied notApplied
                ? notApplied.cause().reason()
                : Cause.Reason.STOPPED;
        Outcome outcome = new Outcome.NotApplied(new Cause(
                reason,
                "not sent: " + failure.getMessage(),
                failure.outcome().objection().orElse(null)));
        List<RowState> rows = work.input().rows().stream()
                .map(row -> new RowState(row.number(), work.input().key(row), outcome, false, row.raw()))
                .toList();
        Summary summary =
                summary(about, rows, failure.getMessage() + "; nothing was sent, give the same command again");
        EndText.print(summary, console, options.json());
        return summary.exitCode();
    }

    private Summary summary(About about, List<RowState> rows, @Nullable String stopped) {
        return new Summary(new RunEnd(about, rows, stopped, List.of(), null), null, Commands.of(environment));
    }
}
