package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Owners.Owner;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.PlanParts;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One plan of creates while it is made. Confined to the client's context. */
final class Creating {
    private static final List<String> NAMES = List.of("legal_name", "trade_name", "name", "last_name", "url");

    private final ResourceType type;
    private final ReadClient client;
    private final Owners owners = new Owners();
    private final ScopeLists lists;
    private final Drafts drafts;
    private final Overlaps overlaps = new Overlaps();
    private final OneEach oneEach;

    Creating(ResourceType type, ReadClient client) {
        this.type = type;
        this.client = client;
        this.lists = new ScopeLists(type, client);
        this.drafts = new Drafts(type);
        this.oneEach = new OneEach(type);
    }

    Future<List<PlanRow>> plan(List<RecordChange> rows) {
        Set<Owner> named = new LinkedHashSet<>();
        Set<JsonNode> payrolls = new HashSet<>();
        for (RecordChange row : rows) {
            Owner owner = Owners.of(type, Verb.CREATE, row);
            if (owner != null) {
                named.add(owner);
            }
            Scope scope = Scope.of(type, row);
            if (scope != null) {
                lists.add(scope, row.body());
            }
            payrolls.add(JsonNodeFactory.instance
                    .objectNode()
                    .set("payroll", row.body().path("payroll")));
        }
        return owners.read(client, named)
                .compose(read -> drafts.read(client, payrolls))
                .compose(read -> lists.read(owners))
                .compose(read -> PlanParts.plan(rows, this::part));
    }

    private Future<List<PlanRow>> part(List<RecordChange> rows, int before) {
        List<PlanRow> plan = new ArrayList<>();
        rows.forEach(row -> plan.add(row(before + plan.size() + 1L, row)));
        return Future.succeededFuture(plan);
    }

    private PlanRow row(long number, RecordChange row) {
        Owner owner = Owners.of(type, Verb.CREATE, row);
        Untouched absent = owners.absent(number, owner);
        if (absent != null) {
            return absent;
        }
        Scope scope = Scope.of(type, row);
        List<JsonNode> alike = lists.alike(scope, row.body());
        List<Refusal> refusals = refusals(number, row.body(), alike);
        String label = owner == null ? name(number, row.body()) : owner.id();
        if (!refusals.isEmpty()) {
            return Refusal.row(number, label, refusals, owners.company(owner));
        }
        Edit edit = Edit.of(number, label, type.create(row.body(), row.path()))
                .resource(owner != null && owner.isPerson() ? owner.id() : null)
                .lookup(scope == null ? null : scope.list())
                .list(owner == null ? null : owner.list())
                .company(owners.company(owner));
        return scope == null ? edit : knowing(edit, row.body(), alike);
    }

    private List<Refusal> refusals(long number, JsonNode body, List<JsonNode> alike) {
        List<Refusal> refusals = new ArrayList<>(Completeness.refusals(type, body));
        Dates.refusal(body, MissingNode.getInstance()).ifPresent(refusals::add);
        drafts.refusal(body, Set.of()).ifPresent(refusals::add);
        if (refusals.isEmpty()) { // what cannot be is in nobody's way
            oneEach.refusal(number, body, alike).ifPresent(refusals::add);
            if (Overlaps.concerns(type)) {
                overlaps.refusal(number, body, alike).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    /** What a record without an owner is known by. */
    private static String name(long number, JsonNode body) {
        return NAMES.stream()
                .map(field -> body.path(field).asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("row " + number);
    }

    /** Equal is what a look after a lost answer would take for the new record. */
    private Edit knowing(Edit edit, JsonNode body, List<JsonNode> alike) {
        ArrayNode equal = JsonNodeFactory.instance.arrayNode();
        List<String> warned = new ArrayList<>();
        for (JsonNode record : alike) {
            String id = record.path("id").asText("");
            boolean shown = edit.isShownBy(record);
            if (shown) {
                equal.add(id);
            }
            if (shown || !Overlaps.concerns(type) && !type.naturalKey().isEmpty()) {
                warned.add(id);
            }
        }
        List<String> warnings = new ArrayList<>();
        if (!warned.isEmpty()) {
            warnings.add("Check has an equal one: " + String.join(", ", warned));
        }
        warnings.addAll(References.warnings(type, body));
        return edit.before(equal).warnings(warnings);
    }
}
