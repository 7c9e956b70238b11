package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Reassignment.Mode;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import io.vertx.core.Future;
import java.util.List;

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
        return ReassignPlanner.plan(this, client, rows);
    }

    @Override
    public String key(Reassignment row) {
        return row.employee();
    }

    @Override
    public Future<Outcome> run(CheckClient client, Reassignment row) {
        if (mode == Mode.REPLACE) {
            return client.send(
                    WorkplaceChange.of(this, row, MissingNode.getInstance()).request());
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
        WorkplaceChange move = WorkplaceChange.of(this, row, now);
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
