package dev.checkbulk.jobs.report;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.report.PageData.Column;
import dev.checkbulk.jobs.text.Change;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.jobs.text.Secrets;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.run.state.History;
import dev.checkbulk.run.state.RowState;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    private final History history;
    private final Function<RowState, String> outcome;
    private final boolean ticket;

    private ReportRows(History history, Function<RowState, String> outcome, boolean ticket) {
        this.history = history;
        this.outcome = outcome;
        this.ticket = ticket;
    }

    /**
     * Writes them.
     *
     * @param steps where the rows of the plan stand, in its order
     * @param rows where those of the input stand
     * @param which how many of them are written: those that are not as they should be first
     * @param outcome the key of a row's outcome
     */
    static void write(
            Writer page,
            Plan plan,
            List<RowState> steps,
            List<RowState> rows,
            ReportSelection which,
            History history,
            Function<RowState, String> outcome,
            boolean ticket)
            throws IOException {
        ReportRows report = new ReportRows(history, outcome, ticket);
        try (PageData data = new PageData(page)) {
            report.some(plan, steps, rows, ReportSelection::isFailure, which.failures(), data);
            report.some(plan, steps, rows, row -> !ReportSelection.isFailure(row), which.others(), data);
        }
    }

    private void some(
            Plan plan, List<RowState> steps, List<RowState> rows, Predicate<RowState> which, long most, PageData data)
            throws IOException {
        Iterator<PlanRow> planned = plan.inOrder().iterator();
        Iterator<RowState> stand = steps.iterator();
        Iterator<RowState> input = rows.iterator();
        @Nullable Step next = step(planned, stand);
        for (long left = most; left > 0 && input.hasNext(); ) {
            RowState row = input.next();
            List<Step> own = new ArrayList<>();
            while (next != null && next.state().input() == row.input()) {
                own.add(next);
                next = step(planned, stand);
            }
            if (which.test(row)) {
                data.add(row(row, own));
                left--;
            }
        }
    }

    /** A row of the plan, and where it stands. */
    private record Step(PlanRow planned, RowState state) {}

    private static @Nullable Step step(Iterator<PlanRow> planned, Iterator<RowState> stand) {
        return planned.hasNext() && stand.hasNext() ? new Step(planned.next(), stand.next()) : null;
    }

    private Map<Column, Object> row(RowState row, List<Step> steps) {
        Map<Column, Object> cells;
        if (steps.size() == 1) {
            cells = step(row, steps.get(0).planned());
        } else {
            cells = new EnumMap<>(Column.class);
            end(cells, row, secrets(steps));
            trail(cells, steps);
            cells.put(
                    Column.STEPS,
                    steps.stream()
                            .map(step -> step(step.state(), step.planned()))
                            .toList());
        }
        cells.put(Column.ROW, row.input());
        cells.put(Column.ID, ticket ? TicketText.id(row.label()) : plain(row.label()));
        return cells;
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

    private Map<Column, Object> step(RowState state, PlanRow planned) {
        Map<Column, Object> cells = new EnumMap<>(Column.class);
        Set<String> secrets = secrets(planned);
        end(cells, state, secrets);
        if (planned instanceof Edit edit) {
            trail(cells, history.of(edit.row()));
            if (!ticket) {
                edit(cells, edit, secrets);
            }
        } else {
            trail(cells, History.Trail.NONE);
        }
        return cells;
    }

    private void end(Map<Column, Object> cells, RowState state, Set<String> secrets) {
        Outcome end = state.outcome();
        cells.put(Column.OUTCOME, outcome.apply(state));
        String status = OutcomeWords.status(end);
        if (!status.isEmpty()) {
            cells.put(Column.STATUS, Integer.valueOf(status));
        }
        id(cells, Column.LOG, OutcomeWords.logId(end));
        if (end instanceof Outcome.Done done && !done.response().id().equals(state.label())) {
            id(cells, Column.RECORD, done.response().id());
        }
        CheckError error = end.objection().orElse(null);
        if (error != null && error.fromCheck() && !error.type().isEmpty()) {
            cells.put(Column.TYPE, ticket ? TicketText.word(error.type()) : plain(error.type()));
        }
        if (!ticket) {
            text(cells, Column.MESSAGE, Secrets.without(secrets, end.explanation()));
            fields(cells, error, secrets);
        }
    }

    private static void fields(Map<Column, Object> cells, @Nullable CheckError error, Set<String> secrets) {
        if (error != null && !error.inputErrors().isEmpty()) {
            cells.put(
                    Column.FIELDS,
                    error.inputErrors().stream()
                            .map(input ->
                                    List.of(plain(input.where()), plain(Secrets.without(secrets, input.message()))))
                            .toList());
        }
    }

    private static void edit(Map<Column, Object> cells, Edit edit, Set<String> secrets) {
        cells.put(Column.REQUEST, request(edit));
        if (!edit.warnings().isEmpty()) {
            cells.put(
                    Column.WARNINGS,
                    edit.warnings().stream()
                            .map(warning -> plain(Secrets.without(secrets, warning)))
                            .toList());
        }
        List<Change> changes = Change.of(edit, LONGEST);
        if (!changes.isEmpty()) {
            cells.put(
                    Column.CHANGES,
                    changes.stream()
                            .map(change -> Arrays.asList(plain(change.field()), change.before(), change.after()))
                            .toList());
            if (Change.creates(edit)) {
                cells.put(Column.CREATES, 1);
            }
        }
    }

    /** The path, which mostly has the row's id in it: that is not written a second time. */
    private static String request(Edit edit) {
        CheckRequest request = edit.request();
        boolean sayable = request.ids().equals(List.of(edit.label()));
        return request.method() + " " + (sayable ? request.template() : plain(request.path()));
    }

    private void trail(Map<Column, Object> cells, List<Step> steps) {
        int attempts = 0;
        Instant ended = null;
        for (Step step : steps) {
            History.Trail trail = history.of(step.state().row());
            attempts += trail.attempts();
            ended = trail.ended() == null ? ended : trail.ended();
        }
        cells.put(Column.ATTEMPTS, attempts);
        time(cells, Column.ENDED, ended);
    }

    private void trail(Map<Column, Object> cells, History.Trail trail) {
        cells.put(Column.ATTEMPTS, trail.attempts());
        if (trail.throttled() > 0) {
            cells.put(Column.THROTTLED, trail.throttled());
        }
        if (trail.silent() > 0) {
            cells.put(Column.SILENT, trail.silent());
        }
        time(cells, Column.SENT, trail.first());
        time(cells, Column.ENDED, trail.ended());
        if (trail.evidence() != null && !ticket) {
            text(cells, Column.EVIDENCE, trail.evidence());
        }
    }

    private static void time(Map<Column, Object> cells, Column column, @Nullable Instant at) {
        if (at != null) {
            cells.put(column, at.toEpochMilli());
        }
    }

    private void id(Map<Column, Object> cells, Column column, String id) {
        text(cells, column, ticket ? TicketText.id(id) : id);
    }

    private static void text(Map<Column, Object> cells, Column column, String text) {
        if (!text.isEmpty()) {
            cells.put(column, plain(text));
        }
    }

    private static String plain(String text) {
        return Shown.plain(text, LONGEST);
    }
}
