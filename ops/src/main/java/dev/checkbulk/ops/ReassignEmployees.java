package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.batch.Source;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Reassignment.Mode;
import io.vertx.core.Future;
import java.util.List;

/**
 * The guide's first bulk operation: {@code PATCH /employees/{id}} with {@code {"workplaces": […]}} for each person.
 *
 * <p>The list is sent whole, because Check replaces it. To add or remove, the person's list is read first: with
 * {@link #reading} a hundred at a time shortly before their edits, else one by one.
 *
 * @param mode what happens to the workplaces that the person has
 * @param primary whether the row's first workplace also becomes the primary one
 */
public record ReassignEmployees(Mode mode, boolean primary) implements Operation<Reassignment> {
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

    @Override
    public String key(Reassignment row) {
        return row.employee();
    }

    @Override
    public Future<Outcome> run(CheckClient client, Reassignment row) {
        if (mode == Mode.REPLACE) {
            return client.send(request(row.employee(), row.workplaces(), row.workplaces()));
        }
        if (row.before() != null) {
            return change(client, row, row.before());
        }
        return client.send(EMPLOYEES.get(row.employee()))
                .compose(read -> read instanceof Outcome.Done done
                        ? change(client, row, done.response().body())
                        : Future.succeededFuture(nothingChanged(read)));
    }

    private Future<Outcome> change(CheckClient client, Reassignment row, JsonNode before) {
        List<String> has = Reassignment.workplaces(before);
        List<String> shall = mode.apply(has, row.workplaces());
        boolean primaryIs = !primary
                || before.path("primary_workplace")
                        .asText("")
                        .equals(row.workplaces().get(0));
        if (shall.equals(has) && primaryIs) {
            return skip(Outcome.Skipped.Reason.ALREADY, "the workplaces are so already");
        }
        if (shall.isEmpty()) {
            return skip(Outcome.Skipped.Reason.CONFLICT, "this would leave " + row.employee() + " without a workplace");
        }
        return client.send(request(row.employee(), shall, row.workplaces()));
    }

    private CheckRequest request(String employee, List<String> workplaces, List<String> given) {
        return primary
                ? EMPLOYEES.reassign(employee, workplaces, given.get(0))
                : EMPLOYEES.reassign(employee, workplaces);
    }

    private static Future<Outcome> skip(Outcome.Skipped.Reason reason, String message) {
        return Future.succeededFuture(new Outcome.Skipped(reason, message));
    }

    /** A read that failed changed nothing, whatever became of it. */
    private static Outcome nothingChanged(Outcome read) {
        return read instanceof Outcome.Unknown unknown ? new Outcome.NotApplied(unknown.cause()) : read;
    }

    /**
     * The rows with what this operation has to know of the people: read a hundred at a time, just ahead of their edits. A
     * person that Check does not list, or a read that fails, leaves the row as it was; the operation then reads that one
     * person and reports what Check says.
     */
    public Source<Reassignment> reading(CheckClient client, Source<Reassignment> rows) {
        return mode == Mode.REPLACE ? rows : new CurrentEmployees(client, rows);
    }
}
