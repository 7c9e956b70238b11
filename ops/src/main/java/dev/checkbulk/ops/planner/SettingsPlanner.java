package dev.checkbulk.ops.planner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.judge.Dates;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.Owners.Owner;
import dev.checkbulk.ops.now.SettingsNow;
import dev.checkbulk.ops.now.UndatedTaxParams;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.Equality;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Setting;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One plan of settings, such as tax parameters, while it is made: each row adds one setting of one owner or overwrites it.
 * What is in force on the row's day is what it replaces; the list that shows it is how the row is looked up.
 * Confined to the client's context.
 */
public final class SettingsPlanner {
    private final ResourceType type;
    private final Setting setting;
    private final Verb verb;
    private final ReadClient client;
    private Repeated again = Repeated.none();
    private final SettingsNow now;
    private final UndatedTaxParams undated;

    public SettingsPlanner(ResourceType type, Body.Changes body, Verb verb, ReadClient client) {
        this.type = type;
        this.setting = body.setting(type.fields());
        this.verb = verb;
        this.client = client;
        this.now = new SettingsNow(type, setting);
        this.undated = new UndatedTaxParams(type);
    }

    public Future<List<PlanRow>> plan(List<RecordChange> rows) {
        return client.blocking(() -> Repeated.in(rows, this::owner)).compose(several -> {
            again = several;
            return PlanParts.plan(client, rows, this::read);
        });
    }

    private Future<PlanParts.Rows> read(List<RecordChange> rows, int before) {
        List<String> asking = rows.stream()
                .filter(row -> setting.day(row.body()).isEmpty())
                .map(RecordChange::key)
                .toList();
        List<SettingsNow.Place> places = new ArrayList<>();
        for (RecordChange row : rows) {
            SettingsNow.Place place = place(row);
            if (place != null) {
                places.add(place);
            }
        }
        return undated.read(client, asking)
                .compose(read -> now.read(client, places))
                .map(read -> to -> plan(rows, before, to));
    }

    private void plan(List<RecordChange> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (RecordChange row : rows) {
            to.accept(row(++number, row));
        }
        now.only(again);
    }

    /** Where the owner's settings of the row's day, or of today, are shown; null when the row names no owner. */
    private SettingsNow.@Nullable Place place(RecordChange row) {
        return Owners.of(type, verb, row) == null ? null : now.place(owner(row), row);
    }

    private String owner(RecordChange row) {
        return String.valueOf(Owners.of(type, verb, row));
    }

    private PlanRow row(long number, RecordChange row) {
        Owner owner = Owners.of(type, verb, row);
        String label = owner == null ? row.id() : owner.id();
        String company = owner != null && owner.resource().equals("companies") ? owner.id() : null;
        List<Refusal> refusals = refusals(row, owner);
        SettingsNow.Place place = place(row);
        if (!refusals.isEmpty() || place == null) {
            return Refusal.row(number, label, refusals, company);
        }
        Untouched absent = now.absent(number, label, place);
        if (absent != null) {
            return absent;
        }
        ObjectNode has = now.inForce(place, row.body());
        if (Equality.same(null, row.body(), has)) {
            Skipped already = new Skipped(Skipped.Reason.ALREADY, "it is so already");
            return new Untouched(number, label, already, company, null);
        }
        now.put(place, row.body());
        JsonNode changes = setting.body(row.body());
        CheckRequest request =
                verb == Verb.CREATE ? type.create(changes, row.path()) : type.update(changes, row.path());
        return Edit.of(number, label, request)
                .resource(request.ids().isEmpty() ? request.path() + " of " + label : request.path())
                .lookup(place.request())
                .setting(setting)
                .list(owner == null ? null : owner.list())
                .before(has)
                .company(company);
    }

    private List<Refusal> refusals(RecordChange row, @Nullable Owner owner) {
        JsonNode change = row.body();
        List<Refusal> refusals = new ArrayList<>();
        if (owner == null) {
            refusals.add(new Refusal("incomplete", "it does not say whose it is"));
        }
        List<String> missing = now.missing(change);
        if (!missing.isEmpty()) {
            refusals.add(new Refusal("incomplete", "there is no " + String.join(", ", missing)));
        }
        if (setting.day(change).isEmpty() && !undated.takes(row)) {
            refusals.add(new Refusal("undated", "there is no effective_start, and Check would take today"));
        }
        Dates.refusal(change.path("setting"), change).ifPresent(refusals::add);
        return refusals;
    }
}
