package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.PlanParts;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One plan of reassignments while it is made. Of several rows of one person each finds what the rows before it make. Confined
 * to the client's context.
 */
final class Reassigning {
    private static final Employees EMPLOYEES = new Employees();

    private final ReassignEmployees how;
    private final ReadClient client;
    private final Set<String> again;
    private People people = People.NOBODY;
    private WorkplacesNow workplaces = WorkplacesNow.NONE;

    private Reassigning(ReassignEmployees how, ReadClient client, Set<String> again) {
        this.how = how;
        this.client = client;
        this.again = again;
    }

    static Future<List<PlanRow>> plan(ReassignEmployees how, ReadClient client, List<Reassignment> rows) {
        return PlanParts.plan(
                rows, new Reassigning(how, client, PlanParts.repeated(rows, Reassignment::employee))::plan);
    }

    private Future<List<PlanRow>> plan(List<Reassignment> rows, int before) {
        List<String> ids = rows.stream().map(Reassignment::employee).toList();
        return people.read(client, ids)
                .onSuccess(read -> people = read)
                .compose(read -> workplaces.read(client, mentioned(rows)))
                .onSuccess(read -> workplaces = read)
                .map(read -> {
                    List<PlanRow> plan = new ArrayList<>();
                    rows.forEach(row -> plan.add(plan(before + plan.size() + 1L, row)));
                    people = people.only(again);
                    return plan;
                });
    }

    private List<String> mentioned(List<Reassignment> rows) {
        List<String> mentioned = new ArrayList<>();
        rows.forEach(row -> mentioned.addAll(row.workplaces()));
        people.found().values().forEach(person -> mentioned.addAll(Reassignment.workplaces(person)));
        return mentioned;
    }

    private PlanRow plan(long number, Reassignment row) {
        String employee = row.employee();
        Untouched absent = people.absent(number, employee);
        if (absent != null) {
            return absent;
        }
        JsonNode person = people.found().getOrDefault(employee, MissingNode.getInstance());
        Move move = Move.of(how, row, person);
        String company = person.path("company").textValue();
        Outcome skipped = move.skipped();
        if (skipped != null) {
            return new Untouched(number, employee, skipped, company, null);
        }
        people.found().put(employee, move.over(person));
        return Edit.of(number, employee, move.request())
                .list(EMPLOYEES.byId())
                .before(move.before())
                .company(company)
                .warnings(workplaces.warnings(Reassignment.workplaces(person), move.shall()));
    }
}
