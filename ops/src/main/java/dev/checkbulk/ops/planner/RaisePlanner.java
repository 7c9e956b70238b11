package dev.checkbulk.ops.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.judge.Completeness;
import dev.checkbulk.ops.judge.PayChange;
import dev.checkbulk.ops.judge.References;
import dev.checkbulk.ops.now.Belongings;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.Owners.Owner;
import dev.checkbulk.ops.now.RatesNow;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.row.Raise;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.ops.row.Step;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One plan of raises while it is made. Confined to the client's context. */
public final class RaisePlanner {
    private static final ResourceType RATES = ResourceType.of("earning_rates");

    private final ReadClient client;
    private final Owners owners = new Owners();
    private final Belongings rates;
    private final Set<String> again = new HashSet<>();
    private final Map<String, Long> replaced = new HashMap<>();

    public RaisePlanner(ReadClient client) {
        this.client = client;
        this.rates = new Belongings(RATES, client, "amount", "period", "name", "workweek_hours", "metadata");
    }

    public Future<List<PlanRow>> plan(List<Raise> rows) {
        return client.blocking(() -> {
                    add(rows);
                    return true;
                })
                .compose(added -> owners.read(client))
                .compose(read -> rates.read(owners))
                .compose(read -> PlanParts.plan(
                        client, rows, (part, before) -> Future.succeededFuture(to -> part(part, before, to))));
    }

    private void add(List<Raise> rows) {
        long number = 0;
        for (Raise row : rows) {
            number++;
            if (!owners.add(Owner.employee(row.employee()))) {
                again.add(row.employee());
            }
            rates.add(number, row.employee());
        }
    }

    private void part(List<Raise> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (Raise row : rows) {
            steps(++number, row).forEach(to);
        }
    }

    private List<PlanRow> steps(long number, Raise row) {
        Owner person = Owner.employee(row.employee());
        Untouched absent = owners.absent(number, person);
        if (absent != null) {
            return List.of(absent);
        }
        Step step = new Step(number, row.employee(), owners.company(person));
        Optional<Refusal> impossible = PayChange.refusal(row.rate());
        if (impossible.isPresent()) {
            return List.of(step.refused(List.of(impossible.get())));
        }
        RatesNow now = new RatesNow(row, rates.of(number, row.employee()));
        JsonNode old = now.old();
        if (old == null) {
            String paying = now.paying();
            return List.of(paying == null ? step.refused(List.of(now.refusal())) : step.already(paid(paying)));
        }
        List<Refusal> refusals = new ArrayList<>(Completeness.refusals(RATES, now.successor(old)));
        if (refusals.isEmpty()) { // what cannot be is in nobody's way
            again(number, row, old).ifPresent(refusals::add);
        }
        return refusals.isEmpty()
                ? List.of(create(step, now, old), deactivate(step, old))
                : List.of(step.refused(refusals));
    }

    private static String paid(String rate) {
        return rate + " pays that already";
    }

    /** When the row is not the first for this rate. */
    private Optional<Refusal> again(long number, Raise row, JsonNode old) {
        Long earlier = again.contains(row.employee()) ? replaced.putIfAbsent(RatesNow.id(old), number) : null;
        return earlier == null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "duplicate",
                        "row " + earlier + " replaces " + RatesNow.id(old) + " already: keep one of the two rows"));
    }

    private PlanRow create(Step step, RatesNow now, JsonNode old) {
        String twin = now.twin(old);
        if (twin != null) {
            return step.already(paid(twin));
        }
        ObjectNode rate = now.successor(old);
        Edit edit = step.edit(RATES.create(rate));
        ArrayNode equal = JsonNodeFactory.instance.arrayNode();
        rates.of(step.row(), step.employee()).stream()
                .filter(edit::isShownBy)
                .forEach(other -> equal.add(RatesNow.id(other)));
        List<String> warnings = new ArrayList<>(List.of(PayChange.told(old, rate)));
        warnings.addAll(References.warnings(RATES, rate));
        return edit.resource(step.employee())
                .lookup(rates.list(step.employee()))
                .list(Owner.employee(step.employee()).list())
                .before(equal)
                .warnings(warnings);
    }

    private static PlanRow deactivate(Step step, JsonNode old) {
        return step.change(RATES, old, JsonNodeFactory.instance.objectNode().put("active", false));
    }
}
