package dev.checkbulk.script;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.History;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.RowState;
import dev.checkbulk.script.input.Shown;
import dev.checkbulk.script.report.Rows;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a report: one for each of the input, with its requests when there are several. Written as they are walked, for
 * there may be very many. In one for a ticket there are ids, outcomes and times, and nothing that anybody wrote.
 */
final class ReportRows {
    private static final int LONGEST = 1_000;

    private final JsonGenerator json;
    private final History history;
    private final Function<RowState, String> outcome;
    private final boolean ticket;

    private ReportRows(JsonGenerator json, History history, Function<RowState, String> outcome, boolean ticket) {
        this.json = json;
        this.history = history;
        this.outcome = outcome;
        this.ticket = ticket;
    }

    /**
     * Writes them.
     *
     * @param plan the plan's rows, in order
     * @param steps where each of them stands, in the same order
     * @param rows where those of the input stand
     * @param which those that are written
     * @param outcome the key of a row's outcome
     */
    static void write(
            Writer page,
            Iterable<PlanRow> plan,
            List<RowState> steps,
            List<RowState> rows,
            Predicate<RowState> which,
            History history,
            Function<RowState, String> outcome,
            boolean ticket)
            throws IOException {
        try (JsonGenerator json = Rows.generator(page)) {
            ReportRows writer = new ReportRows(json, history, outcome, ticket);
            Iterator<PlanRow> planned = plan.iterator();
            Iterator<RowState> stand = steps.iterator();
            @Nullable Step next = step(planned, stand);
            json.writeStartArray();
            for (RowState row : rows) {
                List<Step> own = new ArrayList<>();
                while (next != null && next.state().input() == row.input()) {
                    own.add(next);
                    next = step(planned, stand);
                }
                if (which.test(row)) {
                    json.writeRaw('\n');
                    writer.row(row, own);
                }
            }
            json.writeEndArray();
        }
    }

    /** A row of the plan, and where it stands. */
    private record Step(PlanRow planned, RowState state) {}

    private static @Nullable Step step(Iterator<PlanRow> planned, Iterator<RowState> stand) {
        return planned.hasNext() && stand.hasNext() ? new Step(planned.next(), stand.next()) : null;
    }

    private void row(RowState row, List<Step> steps) throws IOException {
        json.writeStartObject();
        json.writeNumberField("row", row.input());
        json.writeStringField("id", ticket ? TicketText.id(row.label()) : plain(row.label()));
        if (steps.size() == 1) {
            step(row, steps.get(0).planned());
        } else {
            Set<String> secrets = secrets(steps);
            end(row, secrets);
            trail(steps);
            if (!steps.isEmpty()) {
                json.writeArrayFieldStart("steps");
                for (Step step : steps) {
                    json.writeStartObject();
                    step(step.state(), step.planned());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static Set<String> secrets(List<Step> steps) {
        Set<String> secrets = Secrets.in(null);
        steps.forEach(step -> secrets.addAll(secrets(step.planned())));
        return secrets;
    }

    private static Set<String> secrets(PlanRow planned) {
        Set<String> secrets = Secrets.in(planned.source());
        if (planned instanceof Edit edit) {
            secrets.addAll(Secrets.in(edit.request().json()));
            secrets.addAll(Secrets.in(edit.before()));
        }
        return secrets;
    }

    private void step(RowState state, PlanRow planned) throws IOException {
        Set<String> secrets = secrets(planned);
        end(state, secrets);
        if (planned instanceof Edit edit) {
            trail(history.of(edit.row()));
            if (!ticket) {
                edit(edit, secrets);
            }
        } else {
            trail(History.Trail.NONE);
        }
    }

    private void end(RowState state, Set<String> secrets) throws IOException {
        Outcome end = state.outcome();
        json.writeStringField("outcome", outcome.apply(state));
        String status = Words.status(end);
        if (!status.isEmpty()) {
            json.writeNumberField("status", Integer.parseInt(status));
        }
        CheckError error = end.objection().orElse(null);
        if (error != null && error.fromCheck()) {
            json.writeStringField("type", ticket ? TicketText.word(error.type()) : plain(error.type()));
        }
        text("log", ticket ? TicketText.id(Words.logId(end)) : plain(Words.logId(end)));
        if (end instanceof Outcome.Done done) {
            text(
                    "record",
                    ticket
                            ? TicketText.id(done.response().id())
                            : plain(done.response().id()));
        }
        if (!ticket) {
            text("message", plain(Secrets.without(secrets, end.explanation())));
            fields(error, secrets);
        }
    }

    private void fields(@Nullable CheckError error, Set<String> secrets) throws IOException {
        if (error != null && !error.inputErrors().isEmpty()) {
            json.writeArrayFieldStart("fields");
            for (CheckError.InputError input : error.inputErrors()) {
                pair(plain(input.where()), plain(Secrets.without(secrets, input.message())));
            }
            json.writeEndArray();
        }
    }

    private void edit(Edit edit, Set<String> secrets) throws IOException {
        json.writeStringField(
                "request", plain(edit.request().method() + " " + edit.request().path()));
        if (!edit.warnings().isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (String warning : edit.warnings()) {
                json.writeString(plain(Secrets.without(secrets, warning)));
            }
            json.writeEndArray();
        }
        List<Change> changes = Change.of(edit, LONGEST);
        if (!changes.isEmpty()) {
            if (edit.request().method() == Method.POST) {
                json.writeBooleanField("creates", true);
            }
            json.writeArrayFieldStart("changes");
            for (Change change : changes) {
                pair(plain(change.field()), change.before(), change.after());
            }
            json.writeEndArray();
        }
    }

    private void trail(List<Step> steps) throws IOException {
        int attempts = 0;
        Instant ended = null;
        for (Step step : steps) {
            History.Trail trail = history.of(step.state().row());
            attempts += trail.attempts();
            ended = trail.ended() == null ? ended : trail.ended();
        }
        json.writeNumberField("attempts", attempts);
        time("ended", ended);
    }

    private void trail(History.Trail trail) throws IOException {
        json.writeNumberField("attempts", trail.attempts());
        if (trail.throttled() > 0) {
            json.writeNumberField("throttled", trail.throttled());
        }
        if (trail.silent() > 0) {
            json.writeNumberField("silent", trail.silent());
        }
        time("sent", trail.first());
        time("ended", trail.ended());
        if (trail.evidence() != null && !ticket) {
            text("evidence", plain(trail.evidence()));
        }
    }

    private void time(String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeNumberField(name, at.toEpochMilli());
        }
    }

    private void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    private void pair(@Nullable String... texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String plain(String text) {
        return Shown.plain(text, LONGEST);
    }
}
