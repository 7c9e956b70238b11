package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.ops.resource.ResourceType;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What still uses records that are to be deleted: a company its default bank account, a payroll its schedule. Confined to the
 * client's context.
 */
public final class StillUsedBy {
    private final ResourceType type;
    private final RecordsNow companies =
            RecordsNow.of(ResourceType.of("companies"), Set.of("id", "default_bank_account"));
    private final Map<String, String> payrolls = new HashMap<>();

    public StillUsedBy(ResourceType type) {
        this.type = type;
    }

    /**
     * Looks for them.
     *
     * @return completes when all were looked for; fails with {@link ReadFailed}
     */
    public Future<Void> read(ReadClient client, Collection<? extends JsonNode> records) {
        if (type.name().equals("bank_accounts")) {
            List<List<String>> owners = records.stream()
                    .map(record -> record.path("company").asText(""))
                    .filter(company -> !company.isEmpty())
                    .map(List::of)
                    .toList();
            return companies.read(client, owners);
        }
        if (type.name().equals("pay_schedules")) {
            List<Future<Void>> reads = records.stream()
                    .map(record -> record.path("id").asText(""))
                    .filter(id -> !id.isEmpty())
                    .map(schedule -> payroll(client, schedule))
                    .toList();
            return Future.all(reads).mapEmpty();
        }
        return Future.succeededFuture();
    }

    private Future<Void> payroll(ReadClient client, String schedule) {
        CheckRequest one = CheckRequest.get("/payrolls").query("limit", "1").query("pay_schedule", schedule);
        return client.get(one).compose(read -> {
            if (!(read instanceof Outcome.Done done)) {
                return Future.failedFuture(new ReadFailed(one, read));
            }
            for (JsonNode payroll : done.response().body().path("results")) {
                if (payroll.path("pay_schedule").asText("").equals(schedule)) {
                    payrolls.put(schedule, payroll.path("id").asText(""));
                }
            }
            return Future.succeededFuture();
        });
    }

    /** A warning for each that is known. */
    public List<String> warnings(JsonNode record) {
        String id = record.path("id").asText("");
        String company = record.path("company").asText("");
        if (companies.get(company).path("default_bank_account").asText("").equals(id)) {
            return List.of("it is the default bank account of " + company);
        }
        return payrolls.containsKey(id) ? List.of("payrolls follow it: " + payrolls.get(id)) : List.of();
    }
}
