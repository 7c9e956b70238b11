package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Reassignment.Mode;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Planner;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The guide's first bulk operation: {@code PATCH /employees/{id}} with {@code {"workplaces": […]}} for each person.
 *
 * <p>The list is sent whole, because Check replaces it. A plan reads all people first. Without a plan they are read to add or
 * remove only: with {@link #reading} a hundred at a time shortly before their edits, else one by one.
 *
 * @param mode what happens to the workplaces that the person has
 * @param primary whether the row's first workplace also becomes the primary one
 */
public record ReassignEmployees(Mode mode, boolean primary) implements Operation<Reassignment>, Planner<Reassignment> {
    private static final Employees EMPLOYEES = new Employees();

    /** @throws IllegalArgumentException when a removed workplace is to become primary */
    public ReassignEmployees {
        if (primary && mode == Mode.REMOVE) {
            throw new IllegalArgumentException("A workplace that is removed cannot become the primary one");
        }
    }

    /** The guide's own: the given workplaces replace the others. */
    public static ReassignEmployees replacing() {
        return new ReassignEmployees(Mode.REPLACE, false);
    }

    /**
     * Reads the people and computes each row's list from it. Of several rows of one person each finds what the rows before
     * it make. A person whom Check does not have leaves its rows untouched, with what Check says.
     */
    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<Reassignment> rows) {
        List<String> ids = rows.stream().map(Reassignment::employee).toList();
        return People.read(client, ids)
                .compose(people -> WorkplacesNow.read(client, mentioned(rows, people))
                        .map(workplaces -> plan(rows, people, workplaces)));
    }

    private static List<String> mentioned(List<Reassignment> rows, People people) {
        List<String> workplaces = new ArrayList<>();
        rows.forEach(row -> workplaces.addAll(row.workplaces()));
        people.found().values().forEach(person -> workplaces.addAll(Reassignment.workplaces(person)));
        return workplaces;
    }

    private List<PlanRow> plan(List<Reassignment> rows, People people, WorkplacesNow workplaces) {
        Map<String, JsonNode> now = new HashMap<>(people.found());
        List<PlanRow> plan = new ArrayList<>();
        for (Reassignment row : rows) {
            long number = plan.size() + 1;
            Untouched absent = people.absent(number, row.employee());
            plan.add(absent == null ? plan(number, row, now, workplaces) : absent);
        }
        return plan;
    }

    private PlanRow plan(long number, Reassignment row, Map<String, JsonNode> now, WorkplacesNow workplaces) {
        String employee = row.employee();
        JsonNode person = now.getOrDefault(employee, MissingNode.getInstance());
        Move move = Move.of(this, row, person);
        Outcome skipped = move.skipped();
        if (skipped != null) {
            return new Untouched(
                    number, employee, skipped, person.path("company").textValue(), null);
        }
        now.put(employee, move.over(person));
        return Edit.of(number, employee, move.request())
                .list(EMPLOYEES.byId())
                .before(move.before())
                .company(person.path("company").textValue())
                .warnings(workplaces.warnings(Reassignment.workplaces(person), move.shall()));
    }

    @Override
    public String key(Reassignment row) {
        return row.employee();
    }

    @Override
    public Future<Outcome> run(CheckClient client, Reassignment row) {
        if (mode == Mode.REPLACE) {
            return client.send(Move.of(this, row, MissingNode.getInstance()).request());
        }
        if (row.before() != null) {
            return move(client, row, row.before());
        }
        return client.send(EMPLOYEES.get(row.employee()))
                .compose(read -> read instanceof Outcome.Done done
                        ? move(client, row, done.response().body())
                        : Future.succeededFuture(nothingChanged(read)));
    }

    private Future<Outcome> move(CheckClient client, Reassignment row, JsonNode now) {
        Move move = Move.of(this, row, now);
        Outcome skipped = move.skipped();
        return skipped == null ? client.send(move.request()) : Future.succeededFuture(skipped);
    }

    /** A read that failed changed nothing, whatever became of it. */
    private static Outcome nothingChanged(Outcome read) {
        return read instanceof Outcome.Unknown unknown ? new Outcome.NotApplied(unknown.cause()) : read;
    }

    /**
     * The rows with what this operation has to know of the people: read a hundred at a time, just ahead of their edits. A
     * person that Check does not list, or a read that fails, leaves the row as it was, and so does an earlier row of the same
     * person; the operation then reads that one person and reports what Check says.
     */
    public Source<Reassignment> reading(CheckClient client, Source<Reassignment> rows) {
        return mode == Mode.REPLACE ? rows : new CurrentEmployees(client, rows);
    }
}
