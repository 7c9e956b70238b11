package dev.checkbulk.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is there in the beginning, and what one run is to do with it. */
final class Work {
    static final int ROWS = 20;
    static final String BASE_URL = "http://127.0.0.1:8080";
    private static final String EMPLOYEES = "/employees";
    static final String BENEFITS = "/employee_benefits";

    /** Where creates are sent first in some worlds; not every server has it. */
    static final String FIRST_PATH = "/benefits";

    private final Random random;
    private final Records records;
    private final Judge judge;
    private final List<String> employees = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();
    private final boolean twoPaths;
    private final boolean listed;
    private long input;

    private Work(Random random, Records records, Judge judge) {
        this.random = random;
        this.records = records;
        this.judge = judge;
        this.twoPaths = random.nextBoolean();
        this.listed = random.nextBoolean();
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
        changed(records, path, number);
        return path;
    }

    /** The same, to each person at this rate, between the plan and the run. */
    static List<String> drift(Random random, Records records, double rate) {
        List<String> paths = new ArrayList<>();
        for (int n = 1; rate > 0 && records.has(EMPLOYEES + "/emp_" + n); n++) {
            if (random.nextDouble() < rate) {
                paths.add(EMPLOYEES + "/emp_" + n);
                changed(records, EMPLOYEES + "/emp_" + n, 100 + n);
            }
        }
        return paths;
    }

    private static void changed(Records records, String path, int number) {
        if (records.has(path)) {
            records.change(path, workplace("wrk_foreign" + number));
        }
    }

    private void add(int row) {
        String employee = employees.get(random.nextInt(employees.size()));
        input = row > 1 && random.nextInt(6) == 0 ? input : row; // sometimes one more step of the row before
        switch (random.nextInt(5)) {
            case 0, 1 -> create(row, employee);
            case 2, 3 -> update(row, employee);
            default -> delete(row, employee);
        }
    }

    private void create(int row, String employee) {
        ObjectNode body = benefit(employee, row);
        boolean read = random.nextBoolean();
        ArrayNode equal = JsonNodeFactory.instance.arrayNode();
        for (int twins = random.nextInt(read ? 4 : 40) == 0 ? 1 + random.nextInt(2) : 0; twins > 0; twins--) {
            equal.add(records.create(BENEFITS, body).path("id").asText());
        }
        CheckRequest lookup = CheckRequest.get(BENEFITS)
                .query("employee", employee)
                .query("limit", "100")
                .expecting(Expected.page());
        boolean blind = random.nextInt(30) == 0;
        CheckRequest request = CheckRequest.post(BENEFITS).body(body).expecting(Expected.created());
        CheckRequest first = CheckRequest.post(FIRST_PATH).body(body).expecting(Expected.created());
        String record = random.nextInt(4) == 0 ? EMPLOYEES + "/" + employee : null;
        Edit edit = Edit.of(row, employee, twoPaths ? first : request)
                .otherwise(twoPaths ? request : null)
                .resource(record)
                .lookup(blind ? null : lookup)
                .before(read ? equal : null);
        add(edit, Judge.Row.create(row, record, read ? 0 : equal.size(), read, blind));
    }

    private void update(int row, String employee) {
        String path = EMPLOYEES + "/" + employee;
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        before.set("workplaces", records.get(path).path("workplaces"));
        CheckRequest request = CheckRequest.patch(EMPLOYEES + "/{employee}", employee)
                .body(workplace("wrk_row" + row))
                .expecting(Expected.object(employee));
        CheckRequest list = CheckRequest.get(EMPLOYEES).expecting(Expected.page());
        Edit edit = Edit.of(row, employee, request).list(listed ? list : null).before(before);
        add(edit, Judge.Row.change(row, path));
    }

    private void delete(int row, String employee) {
        String id = records.create(BENEFITS, benefit(employee, 1_000 + row))
                .path("id")
                .asText();
        String path = BENEFITS + "/" + id;
        CheckRequest request = CheckRequest.delete(BENEFITS + "/{benefit}", id);
        add(Edit.of(row, id, request), Judge.Row.delete(row, path));
    }

    private void add(Edit edit, Judge.Row row) {
        row.input = input;
        edits.add(edit.ofInput(input));
        judge.knows(row, what(edit.request()), edit.otherwise() == null ? null : what(edit.otherwise()));
    }

    private static String what(CheckRequest request) {
        String body = request.body() == null ? "" : request.body();
        return request.method() + " " + request.target() + " " + body;
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
