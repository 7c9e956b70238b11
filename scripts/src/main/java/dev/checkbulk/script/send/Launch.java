package dev.checkbulk.script.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.Agreement;
import dev.checkbulk.jobs.Agreement.Allowance;
import dev.checkbulk.jobs.Jobs;
import dev.checkbulk.jobs.PlannedJob;
import dev.checkbulk.jobs.plan.Totals;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.RunStore;
import dev.checkbulk.script.option.ExpectOption;
import dev.checkbulk.script.option.Safety;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Console;
import dev.checkbulk.script.terminal.ExitCode;
import dev.checkbulk.script.text.PlanText;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a plan to a run: it is judged, shown and agreed to, written, and carried out. Blocks a script's main thread. */
public final class Launch {
    private static final int MOST_SHOWN = 20;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .build();

    private final Console console;
    private final Map<String, String> environment;
    private final String script;
    private final Safety safety;
    private final boolean json;

    /** @param script whose name stands before the progress */
    public Launch(Console console, Map<String, String> environment, String script, Safety safety, boolean json) {
        this.console = console;
        this.environment = environment;
        this.script = script;
        this.safety = safety;
        this.json = json;
    }

    /** Said before anything is read: whoever is not there to be asked has to have agreed. */
    public void requireAgreement(Target target) throws CannotStart {
        safety.require();
        if (isProduction(target) && !safety.yes() && !console.terminal()) {
            throw new CannotStart("This goes to " + target.description() + ", and nobody is at a terminal to be asked."
                    + " Add --yes to go on. Nothing was sent.");
        }
    }

    private static boolean isProduction(Target target) {
        return target.environment().kind().guarded();
    }

    /**
     * Objects to a plan that has rows that cannot be, or other numbers than are expected.
     *
     * @param expected such as {@code rows=312,companies=4}, or null
     * @param shown whether all rows were shown before
     * @throws CannotStart when nothing may be sent; every row that cannot be was said
     */
    public void requireFit(Plan plan, @Nullable String expected, boolean skipInvalid, boolean shown)
            throws CannotStart {
        Totals totals = Totals.of(plan);
        if (expected != null) {
            requireExpected(totals, ExpectOption.parse(expected));
        }
        if (totals.invalid() > 0 && !skipInvalid) {
            for (Untouched row : plan.untouched()) {
                if (!shown && row.outcome() instanceof Outcome.Refused) {
                    console.say(PlanText.line(row));
                }
            }
            throw new CannotStart(String.format(
                    Locale.ROOT,
                    "%d of %d rows cannot be (%s). Nothing was sent. Mend them, or send the others with --skip-invalid.",
                    totals.invalid(),
                    totals.rows(),
                    kinds(plan)));
        }
    }

    private static void requireExpected(Totals totals, Map<String, Long> expected) throws CannotStart {
        List<String> objections = new ArrayList<>();
        totals.differences(expected)
                .forEach((name, is) ->
                        objections.add("expected " + expected.get(name) + " " + name + ", and there are " + is));
        if (!objections.isEmpty()) {
            throw new CannotStart(
                    "This is not what --expect says: " + String.join("; ", objections) + ". Nothing was sent.");
        }
    }

    private static String kinds(Plan plan) {
        return String.join(
                ", ",
                Totals.invalidByKind(plan).entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .toList());
    }

    /** Shows every row and the numbers as the result. */
    public void show(Plan plan) {
        if (json) {
            showJson(plan);
            return;
        }
        PlanText.lines(plan).forEach(line -> console.result(line + "\n"));
        console.result(Totals.of(plan).text() + "\n");
        PlanText.warnings(plan).forEach(line -> console.result(line + "\n"));
    }

    private void showJson(Plan plan) {
        try (JsonGenerator json = JSON.createGenerator(console.result())) {
            PlanText.json(plan, json.useDefaultPrettyPrinter());
        } catch (IOException e) {
            throw new UncheckedIOException("Standard output cannot be written to", e);
        }
        console.result("\n");
    }

    /**
     * Asks whoever sits at the terminal, the number of rows when it goes to production.
     *
     * @throws CannotStart when the answer is no
     */
    public void agree(Plan plan, Target target) throws CannotStart {
        Totals totals = Totals.of(plan);
        if (!target.rehearsal()) {
            if (console.terminal()) {
                PlanText.lines(plan).limit(MOST_SHOWN).forEach(console::say);
                if (plan.rows() > MOST_SHOWN) {
                    console.say("… all rows are shown by --plan");
                }
            }
            console.say(totals.text());
            PlanText.warnings(plan).forEach(console::say);
        }
        if (!console.terminal() || safety.yes() || target.rehearsal() || totals.changes() == 0) {
            return;
        }
        boolean agreed = isProduction(target)
                ? console.typed(
                        "To send " + totals.changes() + " changes to " + target.description() + ", type their number:",
                        String.valueOf(totals.changes()))
                : console.agreed("Send " + totals.changes() + " changes to " + target.description() + "?");
        if (!agreed) {
            throw new CannotStart("Nothing was sent.");
        }
    }

    /** The same, of a plan that follows from what this home may not have made. */
    public void agree(Plan plan, Target target, Foreign from) throws CannotStart {
        from.agree(plan.edits());
        if (!from.is()) {
            agree(plan, target);
        }
    }

    /** Shows the plan, and that it was no more than that. */
    int showOnly(Plan plan) {
        show(plan);
        console.say("This was a plan: nothing was sent.");
        return ExitCode.OK;
    }

    /** The engine of this run: its reports name the commands that go on with it. */
    public Jobs jobs(RunStore store, Target target, Vertx vertx) {
        return Session.jobs(environment, store, target, vertx);
    }

    /**
     * Carries a plan out.
     *
     * @param runDir the folder for the run's files, or null for a new one
     * @param allowed what was agreed to besides its rows
     * @return the exit code
     * @throws CannotStart when it cannot be begun; nothing was sent then
     */
    public int carryOut(
            RunStore store, Target target, Vertx vertx, PlannedJob job, @Nullable Path runDir, Allowance... allowed)
            throws CannotStart {
        Session session = new Session(console, environment, script, json, safety, target, vertx);
        Jobs jobs = jobs(store, target, vertx);
        long changes = job.totals().changes();
        Agreement agreement =
                session.agreement(changes, changes).allowing(allowed).folder(runDir);
        System.gc(); // what planning left would stop the pace in the middle, for longer than the limit has room for
        return session.follow(store, () -> jobs.start(job, agreement));
    }
}
