package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is there in the beginning, and what one run is to do with it. */
final class Work {
    static final int ROWS = 20;
    static final String BASE_URL = "http://127.0.0.1:8080";
    private static final String EMPLOYEES = "/employees";
    private static final String BENEFITS = "/employee_benefits";

    private final Random random;
    private final Records records;
    private final Judge judge;
    private final List<String> employees = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    private Work(Random random, Records records, Judge judge) {
        this.random = random;
        this.records = records;
        this.judge = judge;
    }

    static Plan make(Random random, Records records, Judge judge) {
        Work work = new Work(random, records, judge);
        int people = 2 + random.nextInt(6);
        for (int n = 1; n <= people; n++) {
            work.employees.add("emp_" + n);
            records.put(EMPLOYEES, "emp_" + n, workplace("wrk_old" + n));
        }
        for (int row = 1; row <= ROWS; row++) {
            work.add(row);
        }
        String runId = "%032x".formatted(random.nextLong() & Long.MAX_VALUE);
        return new Plan(
                new Plan.Header(runId, "simulation", "0", BASE_URL, Instant.EPOCH, MissingNode.getInstance()),
                work.edits,
                List.of());
    }

    /** Somebody else gives a person another workplace. */
    static String foreignEdit(Random random, Records records, int number) {
        String path = EMPLOYEES + "/emp_" + (1 + random.nextInt(3));
        if (records.has(path)) {
            records.change(path, workplace("wrk_foreign" + number));
        }
        return path;
    }

    private void add(int row) {
        String employee = employees.get(random.nextInt(employees.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> create(row, employee);
            case 2, 3 -> update(row, employee);
            default -> delete(row, employee);
        }
    }

    private void create(int row, String employee) {
        ObjectNode body = benefit(employee, row);
        boolean twin = random.nextInt(40) == 0;
        if (twin) {
            records.create(BENEFITS, body);
        }
        CheckRequest request = CheckRequest.post(BENEFITS).body(body).expecting(Expected.created());
        CheckRequest lookup = CheckRequest.get(BENEFITS)
                .query("employee", employee)
                .query("limit", "100")
                .expecting(Expected.page());
        add(Edit.of(row, employee, request).lookup(lookup), new Judge.Row(row, true, null, twin));
    }

    private void update(int row, String employee) {
        String path = EMPLOYEES + "/" + employee;
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.set("workplaces", records.get(path).path("workplaces"));
        CheckRequest request = CheckRequest.patch(EMPLOYEES + "/{employee}", employee)
                .body(workplace("wrk_row" + row))
                .expecting(Expected.object(employee));
        add(Edit.of(row, employee, request).before(before), new Judge.Row(row, false, path, false));
    }

    private void delete(int row, String employee) {
        String id = records.create(BENEFITS, benefit(employee, 1_000 + row))
                .path("id")
                .asText();
        String path = BENEFITS + "/" + id;
        CheckRequest request = CheckRequest.delete(BENEFITS + "/{benefit}", id);
        add(Edit.of(row, id, request), new Judge.Row(row, false, path, false));
    }

    private void add(Edit edit, Judge.Row row) {
        edits.add(edit);
        CheckRequest request = edit.request();
        String body = request.body() == null ? "" : request.body();
        judge.knows(request.method() + " " + request.target() + " " + body, row);
    }

    private static ObjectNode workplace(String id) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putArray("workplaces").add(id);
        return fields;
    }

    private static ObjectNode benefit(String employee, int amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("employee", employee)
                .put("benefit", "ben_1")
                .put("employee_contribution_amount", amount + ".00");
    }
}
