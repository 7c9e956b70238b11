package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.now.Drafts;
import dev.checkbulk.ops.now.Owners;
import dev.checkbulk.ops.now.RecordsNow;
import dev.checkbulk.ops.now.StillUsedBy;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.ops.resource.Verb;
import dev.checkbulk.ops.row.RecordChange;
import dev.checkbulk.ops.row.Refusal;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans deletions of records of any resource. Each record is read first: one that Check does not have leaves its row untouched,
 * with what Check says; a second row of a record finds it gone. A row's body is not looked at.
 *
 * @param type what is deleted
 */
public record DeleteRecords(ResourceType type) implements Planner<RecordChange> {
    /** @throws IllegalArgumentException for a resource that cannot be deleted */
    public DeleteRecords {
        if (!type.has(Verb.DELETE)) {
            throw new IllegalArgumentException("Check has no delete for " + type.name());
        }
    }

    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<RecordChange> rows) {
        return client.blocking(() -> Repeated.in(rows, RecordChange::key)).compose(again -> plan(client, rows, again));
    }

    private Future<List<PlanRow>> plan(ReadClient client, List<RecordChange> rows, Repeated again) {
        RecordsNow records = RecordsNow.of(type);
        Drafts drafts = new Drafts(type);
        StillUsedBy users = new StillUsedBy(type);
        Map<String, Long> gone = new HashMap<>();
        return PlanParts.plan(
                client,
                rows,
                (part, before) -> records.read(
                                client, part.stream().map(RecordChange::ids).toList())
                        .compose(read -> drafts.read(client, found(part, records)))
                        .compose(read -> users.read(client, found(part, records)))
                        .map(read -> to -> {
                            long number = before;
                            for (RecordChange row : part) {
                                number++;
                                Long earlier = gone.get(row.key());
                                PlanRow planned = earlier == null
                                        ? plan(number, row, records, drafts, users)
                                        : gone(number, row, earlier);
                                if (planned instanceof Edit && again.contains(row.key())) {
                                    gone.put(row.key(), number);
                                }
                                to.accept(planned);
                            }
                            records.only(again);
                        }));
    }

    private static List<JsonNode> found(List<RecordChange> rows, RecordsNow records) {
        return rows.stream().map(row -> records.get(row.key())).toList();
    }

    private PlanRow plan(long number, RecordChange row, RecordsNow records, Drafts drafts, StillUsedBy users) {
        Untouched absent = records.absent(number, row.id(), row.key());
        if (absent != null) {
            return absent;
        }
        JsonNode record = records.get(row.key());
        String company = Owners.company(type, record);
        Optional<Refusal> refusal = drafts.refusal(record, Set.of());
        if (refusal.isPresent()) {
            return Refusal.row(number, row.id(), List.of(refusal.get()), company);
        }
        CheckRequest request = type.delete(row.path());
        return Edit.of(number, row.id(), request)
                .lookup(records.lookup(row.ids()))
                .list(records.list())
                .company(company)
                .warnings(users.warnings(record));
    }

    private static Untouched gone(long number, RecordChange row, long earlier) {
        Skipped already = new Skipped(Skipped.Reason.ALREADY, "row " + earlier + " deletes it already");
        return new Untouched(number, row.id(), already, null, null);
    }
}
