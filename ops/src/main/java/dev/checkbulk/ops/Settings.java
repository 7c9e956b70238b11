package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.Owners.Owner;
import dev.checkbulk.ops.resource.Body;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.run.Edit;
import dev.checkbulk.run.PlanParts;
import dev.checkbulk.run.PlanRow;
import dev.checkbulk.run.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One plan of settings, such as tax parameters, while it is made: each row adds one setting of one owner or overwrites it.
 * Confined to the client's context.
 *
 * <p>Such a change has no lookup: its body is a list, and a record that could be held against it does not exist. A change
 * without an answer is settled by Check's log alone, and is unknown when that tells nothing.
 */
final class Settings {
    private static final String START = "effective_start";

    private final ResourceType type;
    private final Body.Changes body;
    private final Verb verb;
    private final ReadClient client;
    private final Set<String> again = new HashSet<>();
    private SettingsNow now;

    Settings(ResourceType type, Body.Changes body, Verb verb, ReadClient client) {
        this.type = type;
        this.body = body;
        this.verb = verb;
        this.client = client;
        this.now = new SettingsNow(type, body);
    }

    Future<List<PlanRow>> plan(List<RecordChange> rows) {
        again.addAll(PlanParts.repeated(rows, row -> String.valueOf(place(row))));
        return PlanParts.plan(rows, this::part);
    }

    private Future<List<PlanRow>> part(List<RecordChange> view, int before) {
        List<RecordChange> rows = List.copyOf(view);
        List<CheckRequest> places = new ArrayList<>();
        for (RecordChange row : rows) {
            CheckRequest place = place(row);
            if (place != null) {
                places.add(place);
            }
        }
        return now.read(client, places).map(read -> {
            List<PlanRow> plan = new ArrayList<>();
            rows.forEach(row -> plan.add(row(before + plan.size() + 1L, row)));
            now.only(again);
            return plan;
        });
    }

    /** Where the owner's settings of the row's day are shown; null when the row names no owner or no day. */
    private @Nullable CheckRequest place(RecordChange row) {
        return undated(row.body()) || Owners.of(type, verb, row) == null ? null : now.place(row, start(row.body()));
    }

    private boolean undated(JsonNode change) {
        return start(change).isEmpty();
    }

    private static String start(JsonNode change) {
        return change.path(change.has("setting") ? "setting" : "")
                .path(START)
                .asText(change.path(START).asText(""));
    }

    private PlanRow row(long number, RecordChange row) {
        Owner owner = Owners.of(type, verb, row);
        String label = owner == null ? row.id() : owner.id();
        String company = owner != null && owner.resource().equals("companies") ? owner.id() : null;
        List<Refusal> refusals = refusals(row.body(), owner);
        CheckRequest place = place(row);
        if (!refusals.isEmpty() || place == null) {
            return Refusal.row(number, label, refusals, company);
        }
        Untouched absent = now.absent(number, label, place);
        if (absent != null) {
            return absent;
        }
        ObjectNode has = now.setting(place, row.body());
        if (has != null && Alike.same(null, row.body(), has)) {
            Skipped already = new Skipped(Skipped.Reason.ALREADY, "it is so already");
            return new Untouched(number, label, already, company, null);
        }
        now.put(place, row.body());
        JsonNode changes = body.of(List.of(row.body()));
        CheckRequest request =
                verb == Verb.CREATE ? type.create(changes, row.path()) : type.update(changes, row.path());
        return Edit.of(number, label, request)
                .resource(request.ids().isEmpty() ? request.path() + " of " + label : request.path())
                .lookup(null)
                .list(owner == null ? null : owner.list())
                .before(has)
                .company(company);
    }

    private List<Refusal> refusals(JsonNode change, @Nullable Owner owner) {
        List<Refusal> refusals = new ArrayList<>();
        if (owner == null) {
            refusals.add(new Refusal("incomplete", "it does not say whose it is"));
        }
        List<String> missing = now.missing(change);
        if (!missing.isEmpty()) {
            refusals.add(new Refusal("incomplete", "there is no " + String.join(", ", missing)));
        }
        if (undated(change)) {
            refusals.add(new Refusal("undated", "there is no effective_start, and Check would take today"));
        }
        Dates.refusal(change.path("setting"), change).ifPresent(refusals::add);
        return refusals;
    }
}
