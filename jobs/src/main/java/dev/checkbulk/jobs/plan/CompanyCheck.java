package dev.checkbulk.jobs.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.jobs.input.Input;
import dev.checkbulk.jobs.input.Problem;
import dev.checkbulk.ops.Employees;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the people of a file belong to one company, read a hundred at a time before anything is changed. */
public final class CompanyCheck {
    private CompanyCheck() {}

    /**
     * Compares the rows' employees with Check's.
     *
     * @return completes with a problem for each row whose employee is in another company; people whom Check does not know
     *     are left to the edit itself. Fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public static Future<List<Problem>> of(ReadClient client, Input input, String company) {
        return client.blocking(() -> input.rows().stream().map(input::key).toList())
                .compose(ids -> client.byIds(new Employees().byId(), ids, Set.of("id", "company")))
                .compose(found -> client.blocking(() -> compare(input, found, company)));
    }

    private static List<Problem> compare(Input input, Map<String, JsonNode> found, String company) {
        List<Problem> problems = new ArrayList<>();
        input.rows().forEach(row -> {
            String id = input.key(row);
            JsonNode employee = found.get(id);
            String theirs =
                    employee == null ? company : employee.path("company").asText("");
            if (!theirs.equals(company)) {
                problems.add(new Problem(
                        row.line(),
                        "row " + row.number() + " (line " + row.line() + ")",
                        id + " is an employee of " + theirs + ", not of " + company));
            }
        });
        return problems;
    }
}
