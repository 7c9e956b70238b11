package dev.checkbulk.ops.now;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Refusal;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether payrolls can still be changed: what belongs to one is only while it is a draft, but for some fields of its items.
 * Confined to the client's context.
 */
public final class Drafts {
    private static final String STATUS = "status";
    private static final Set<String> PARTS = Set.of("payroll_items", "contractor_payments");
    private static final Set<String> ALWAYS =
            Set.of("pto_balance_hours", "sick_balance_hours", "state_covid_sick_balance_hours", "paper_check_number");

    private final ResourceType type;
    private final Set<List<String>> added = new LinkedHashSet<>();
    private final RecordsNow payrolls = RecordsNow.of(ResourceType.of("payrolls"), Set.of("id", STATUS));

    public Drafts(ResourceType type) {
        this.type = type;
    }

    /** A record whose payroll is to be read, where it belongs to one. */
    public void add(JsonNode record) {
        JsonNode payroll = record.path("payroll");
        if (PARTS.contains(type.name()) && payroll.isTextual()) {
            added.add(List.of(payroll.textValue()));
        }
    }

    /**
     * Reads the payrolls of those that were added.
     *
     * @return completes when they are known; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public Future<Void> read(ReadClient client) {
        return payrolls.read(client, added).onSuccess(read -> added.clear());
    }

    /** Reads the payrolls of these records. */
    public Future<Void> read(ReadClient client, Collection<? extends JsonNode> records) {
        records.forEach(this::add);
        return read(client);
    }

    /**
     * @param record what is changed, created or deleted
     * @param fields the fields that are sent
     */
    public Optional<Refusal> refusal(JsonNode record, Set<String> fields) {
        if (type.name().equals("payrolls")) {
            return refusal("it", record, "only a draft is changed or deleted");
        }
        String payroll = record.path("payroll").asText("");
        boolean free = type.name().equals("payroll_items") && !fields.isEmpty() && ALWAYS.containsAll(fields);
        return !PARTS.contains(type.name()) || free
                ? Optional.empty()
                : refusal(
                        "its payroll " + payroll,
                        payrolls.get(payroll),
                        "only a draft's " + (type.name().equals("payroll_items") ? "items" : "payments")
                                + " can be changed");
    }

    private static Optional<Refusal> refusal(String what, JsonNode payroll, String rule) {
        String status = payroll.path(STATUS).asText("");
        return status.isEmpty() || status.equals("draft")
                ? Optional.empty()
                : Optional.of(new Refusal("not_draft", what + " is " + status + ", and " + rule));
    }
}
