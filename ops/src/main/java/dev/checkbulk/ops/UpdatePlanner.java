package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.judge.Difference;
import dev.checkbulk.ops.judge.References;
import dev.checkbulk.ops.judge.SideEffects;
import dev.checkbulk.ops.judge.Unread;
import dev.checkbulk.ops.judge.UpdateRefusals;
import dev.checkbulk.ops.now.FieldsOnRequest;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.RecordsNow;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One plan of updates while it is made. Confined to the client's context. */
final class UpdatePlanner {
    private final UpdateRecords how;
    private final ResourceType type;
    private final ReadClient client;
    private final Repeated again;
    private final UpdateRefusals traps;
    private RecordsNow records;

    private UpdatePlanner(UpdateRecords how, ReadClient client, Repeated again) {
        this.how = how;
        this.type = how.type();
        this.client = client;
        this.again = again;
        this.traps = new UpdateRefusals(type);
        this.records = RecordsNow.of(type);
    }

    static Future<List<PlanRow>> plan(UpdateRecords how, ReadClient client, List<RecordChange> rows) {
        return client.blocking(() -> Repeated.in(rows, RecordChange::key))
                .compose(again -> PlanParts.plan(client, rows, new UpdatePlanner(how, client, again)::read));
    }

    private Future<PlanParts.Rows> read(List<RecordChange> rows, int before) {
        records = records.asking(FieldsOnRequest.with(type, rows));
        return records.read(client, rows.stream().map(RecordChange::ids).toList())
                .compose(read -> traps.read(client, rows, records))
                .map(read -> to -> plan(rows, before, to));
    }

    private void plan(List<RecordChange> rows, int before, Consumer<PlanRow> to) {
        long number = before;
        for (RecordChange row : rows) {
            to.accept(row(++number, row));
        }
        records.only(again);
    }

    private PlanRow row(long number, RecordChange row) {
        Untouched absent = records.absent(number, row.id(), row.key());
        if (absent != null) {
            return absent;
        }
        JsonNode now = records.get(row.key());
        String company = Owners.company(type, now);
        Difference difference = Difference.of(type, how.blank(), row, now);
        List<Refusal> refusals = new ArrayList<>(difference.refusals());
        refusals.addAll(traps.refusals(row, difference.sent(), now));
        if (!refusals.isEmpty()) {
            return Refusal.row(number, row.id(), refusals, company);
        }
        if (difference.sent().isEmpty()) {
            Skipped already = new Skipped(Skipped.Reason.ALREADY, "it is so already");
            return new Untouched(number, row.id(), already, company, null);
        }
        Edit edit = edit(number, row, difference, now).company(company);
        if (now instanceof ObjectNode known) {
            records.put(row.key(), SideEffects.after(known, difference.sent()));
        }
        return edit;
    }

    private Edit edit(long number, RecordChange row, Difference difference, JsonNode now) {
        CheckRequest request = type.has(Verb.UPDATE)
                ? type.update(difference.sent(), row.path())
                : type.replace(difference.sent(), row.path());
        ObjectNode before = difference.before();
        SideEffects.addTo(before, now, difference.sent());
        List<String> warnings = new ArrayList<>(difference.warnings());
        warnings.addAll(References.warnings(type, difference.sent()));
        boolean whole = Unread.without(type, difference.sent()).equals(difference.sent());
        return Edit.of(number, row.id(), request)
                .resource(request.path())
                .lookup(whole ? records.lookup(row.ids()) : null)
                .list(records.list())
                .before(before.isEmpty() ? null : before)
                .warnings(warnings);
    }
}
