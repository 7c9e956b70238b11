package dev.checkbulk.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Plans for tests. Odd rows give a person a name, even rows give a person a benefit; row 7 is about {@code emp_7}. */
public final class Plans {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Plans() {}

    /** The plan of the n-th run, made in the n-th second, whose input is like nobody else's. */
    public static Plan of(int run, int rows) {
        return of(header(run), rows);
    }

    public static Plan of(Plan.Header header, int rows) {
        return new Plan(
                header, LongStream.rangeClosed(1, rows).mapToObj(Plans::edit).toList(), List.of());
    }

    public static Plan.Header header(int run) {
        return new Plan.Header(
                "%032x".formatted(run),
                "enroll",
                "%064x".formatted(run),
                World.HERE.baseUrl().toString(),
                VirtualTime.START.plusSeconds(run),
                JSON.objectNode().put("plural", "benefits"));
    }

    public static Edit edit(long row) {
        Edit edit = row % 2 == 1 ? change(row, "emp_" + row, "New") : create(row, "emp_" + row);
        return edit.source(JSON.arrayNode().add("emp_" + row).add("a secret of row " + row));
    }

    public static Edit change(long row, String person, String name) {
        CheckRequest request = CheckRequest.patch("/employees/{employee}", person)
                .body(Map.of("first_name", name))
                .expecting(Expected.object(person));
        return Edit.of(row, person, request).before(JSON.objectNode().put("first_name", "Old"));
    }

    public static Edit create(long row, String person) {
        CheckRequest request = CheckRequest.post("/employee_benefits")
                .body(Map.of("employee", person, "benefit", "fsa"))
                .expecting(Expected.created());
        CheckRequest list =
                CheckRequest.get("/employee_benefits").query("employee", person).expecting(Expected.page());
        return Edit.of(row, person, request).lookup(list).before(JSON.arrayNode());
    }
}
