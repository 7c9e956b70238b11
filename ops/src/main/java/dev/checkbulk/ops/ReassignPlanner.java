package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.now.RecordsNow;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One plan of reassignments while it is made. Of several rows of one person each finds what the rows before it make. Confined
 * to the client's context.
 */
final class ReassignPlanner {
    private static final Employees EMPLOYEES = new Employees();

    /** What plans are made of; the rest of a hundred thousand people would fill the memory. */
    private static final Set<String> FIELDS = Set.of("id", "company", "workplaces", "primary_workplace");

    private final ReassignEmployees how;
    private final ReadClient client;
    private final Repeated again;
    private final RecordsNow people;
    private WorkplacesNow workplaces = WorkplacesNow.NONE;

    private ReassignPlanner(ReassignEmployees how, ReadClient client, Repeated again) {
        this.how = how;
        this.client = client;
        this.again = again;
        this.people = RecordsNow.of(ResourceType.of("employees"), FIELDS);
    }

    static Future<List<PlanRow>> plan(ReassignEmployees how, ReadClient client, List<Reassignment> rows) {
        return client.blocking(() -> Repeated.in(rows, Reassignment::employee))
                .compose(again -> PlanParts.plan(client, rows, new ReassignPlanner(how, client, again)::read));
    }

    private Future<PlanParts.Rows> read(List<Reassignment> rows, int before) {
        return people.read(
                        client,
                        rows.stream().map(row -> List.of(row.employee())).toList())
                .compose(read -> client.blocking(() -> mentioned(rows)))
                .compose(mentioned -> workplaces.read(client, mentioned))
                .onSuccess(read -> workplaces = read)
                .map(read -> to -> plan(rows, before, to));
    }

    private void plan(List<Reassignment> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (Reassignment row : rows) {
            to.accept(plan(++number, row));
        }
        people.only(again);
    }

    private List<String> mentioned(List<Reassignment> rows) {
        List<String> mentioned = new ArrayList<>();
        rows.forEach(row -> mentioned.addAll(row.workplaces()));
        people.all().forEach(person -> mentioned.addAll(Reassignment.workplaces(person)));
        return mentioned;
    }

    private PlanRow plan(long number, Reassignment row) {
        String employee = row.employee();
        Untouched absent = people.absent(number, employee, employee);
        if (absent != null) {
            return absent;
        }
        JsonNode person = people.get(employee);
        WorkplaceChange move = WorkplaceChange.of(how, row, person);
        String company = person.path("company").textValue();
        Outcome skipped = move.skipped();
        if (skipped != null) {
            return new Untouched(number, employee, skipped, company, null);
        }
        people.put(employee, move.over(person));
        return Edit.of(number, employee, move.request())
                .list(EMPLOYEES.byId())
                .before(move.before())
                .company(company)
                .warnings(workplaces.warnings(Reassignment.workplaces(person), move.shall()));
    }
}
