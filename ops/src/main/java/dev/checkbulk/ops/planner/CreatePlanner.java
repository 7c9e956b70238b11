package dev.checkbulk.ops.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.judge.Completeness;
import dev.checkbulk.ops.judge.Dates;
import dev.checkbulk.ops.judge.OneEach;
import dev.checkbulk.ops.judge.References;
import dev.checkbulk.ops.judge.Unread;
import dev.checkbulk.ops.now.Drafts;
import dev.checkbulk.ops.now.Overlaps;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.Owners.Owner;
import dev.checkbulk.ops.now.ScopeLists;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.ops.row.Scope;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One plan of creates while it is made. Confined to the client's context. */
public final class CreatePlanner {
    private static final List<String> NAMES = List.of("legal_name", "trade_name", "name", "last_name", "url");

    private final ResourceType type;
    private final ReadClient client;
    private final Owners owners = new Owners();
    private final ScopeLists lists;
    private final Drafts drafts;
    private final Overlaps overlaps = new Overlaps();
    private final OneEach oneEach;
    private final UnaryOperator<Edit> finish;

    /** Those of whom there are several rows. */
    private final Set<String> again = new HashSet<>();

    /** @param finish what else is to be done with an edit */
    public CreatePlanner(ResourceType type, ReadClient client, UnaryOperator<Edit> finish) {
        this.finish = finish;
        this.type = type;
        this.client = client;
        this.lists = new ScopeLists(type, client);
        this.drafts = new Drafts(type);
        this.oneEach = new OneEach(type);
    }

    public Future<List<PlanRow>> plan(List<RecordChange> rows) {
        return client.blocking(() -> {
                    add(rows);
                    return true;
                })
                .compose(added -> owners.read(client))
                .compose(read -> drafts.read(client))
                .compose(read -> lists.read(owners))
                .compose(read -> PlanParts.plan(
                        client, rows, (part, before) -> Future.succeededFuture(to -> part(part, before, to))));
    }

    private void add(List<RecordChange> rows) {
        long number = 0;
        for (RecordChange row : rows) {
            number++;
            Owner owner = Owners.of(type, Verb.CREATE, row);
            if (owner != null && !owners.add(owner)) {
                again.add(owner.id());
            }
            Scope scope = Scope.of(type, row);
            if (scope != null) {
                lists.add(number, scope, row.body());
            }
            drafts.add(row.body());
        }
    }

    private void part(List<RecordChange> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (RecordChange row : rows) {
            to.accept(row(++number, row));
        }
    }

    private PlanRow row(long number, RecordChange row) {
        Owner owner = Owners.of(type, Verb.CREATE, row);
        Untouched absent = owners.absent(number, owner);
        if (absent != null) {
            return absent;
        }
        Scope scope = Scope.of(type, row);
        List<JsonNode> alike = lists.alike(number, scope, row.body());
        List<Refusal> refusals = refusals(number, row.body(), alike, owner != null && again.contains(owner.id()));
        String label = owner == null ? name(number, row.body()) : owner.id();
        if (!refusals.isEmpty()) {
            return Refusal.row(number, label, refusals, owners.company(owner));
        }
        Edit edit = Edit.of(number, label, type.create(row.body(), row.path()))
                .resource(owner != null && owner.isPerson() ? owner.id() : null)
                .lookup(scope == null || !Unread.without(type, row.body()).equals(row.body()) ? null : scope.list())
                .list(owner == null ? null : owner.list())
                .company(owners.company(owner));
        return finish.apply(scope == null ? edit : knowing(edit, row, alike));
    }

    private List<Refusal> refusals(long number, JsonNode body, List<JsonNode> alike, boolean another) {
        List<Refusal> refusals = new ArrayList<>(Completeness.refusals(type, body));
        Dates.refusal(body, MissingNode.getInstance()).ifPresent(refusals::add);
        drafts.refusal(body, Set.of()).ifPresent(refusals::add);
        if (refusals.isEmpty()) { // what cannot be is in nobody's way
            oneEach.refusal(number, body, alike, another).ifPresent(refusals::add);
            if (Overlaps.concerns(type)) {
                overlaps.refusal(number, body, alike, another).ifPresent(refusals::add);
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
    private Edit knowing(Edit edit, RecordChange row, List<JsonNode> alike) {
        Edit readable = Edit.of(edit.row(), edit.label(), type.create(Unread.without(type, row.body()), row.path()));
        ArrayNode equal = JsonNodeFactory.instance.arrayNode();
        List<String> warned = new ArrayList<>();
        for (JsonNode record : alike) {
            String id = record.path("id").asText("");
            boolean shown = readable.isShownBy(record);
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
        warnings.addAll(References.warnings(type, row.body()));
        return edit.before(equal).warnings(warnings);
    }
}
