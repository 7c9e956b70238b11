package dev.checkbulk.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.Outcome.Skipped.Reason;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.ops.request.ListRequests;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Planner;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Untouched;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans requests that are made already. The record of each change or deletion is read first, a hundred a request where Check
 * can: one that is so already, or that Check does not have, leaves its row untouched. Of several rows of one record each
 * finds what the rows before it make.
 *
 * @param labels what each row is about, for people, in the order of the requests
 */
public record PlanRequests(List<String> labels) implements Planner<CheckRequest> {
    private static final Set<String> LISTS = ResourceType.all().stream()
            .filter(ResourceType::byIds)
            .map(ResourceType::path)
            .collect(Collectors.toSet());

    public PlanRequests {
        labels = List.copyOf(labels);
    }

    /** @throws IllegalArgumentException when there are not as many labels as requests */
    @Override
    public Future<List<PlanRow>> plan(ReadClient client, List<CheckRequest> requests) {
        if (requests.size() != labels.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, and " + requests.size() + " requests");
        }
        return client.blocking(() -> Repeated.in(requests, CheckRequest::path))
                .compose(again -> plan(client, requests, again));
    }

    private Future<List<PlanRow>> plan(ReadClient client, List<CheckRequest> requests, Repeated again) {
        Map<String, Outcome> records = new HashMap<>();
        return PlanParts.plan(client, requests, (part, before) -> {
            List<Edit> edits = new ArrayList<>();
            for (CheckRequest request : part) {
                int row = before + edits.size();
                Edit edit = Edit.of(row + 1L, labels.get(row), request);
                edits.add(edit.lookup() == null ? edit : edit.list(list(request)));
            }
            return read(client, edits, records).map(read -> to -> {
                plan(edits, records).forEach(to);
                records.keySet().removeIf(path -> !again.contains(path));
            });
        });
    }

    private static @Nullable CheckRequest list(CheckRequest request) {
        String path = request.template().substring(0, request.template().lastIndexOf('/'));
        return LISTS.contains(path) ? ListRequests.byId(path) : null;
    }

    /** What Check says of each record that is not there yet, by its resource. */
    private static Future<?> read(ReadClient client, List<Edit> edits, Map<String, Outcome> records) {
        Map<CheckRequest, Map<String, Edit>> lists = new HashMap<>();
        Map<String, Edit> alone = new HashMap<>();
        for (Edit edit : edits) {
            if (records.containsKey(edit.resource())) {
                continue;
            }
            if (edit.list() != null) {
                lists.computeIfAbsent(edit.list(), list -> new HashMap<>()).put(id(edit), edit);
            } else if (edit.lookup() != null) {
                alone.put(String.valueOf(edit.resource()), edit);
            }
        }
        List<Future<Void>> reads = new ArrayList<>();
        lists.forEach((list, byId) -> reads.add(readTogether(client, list, byId, records)));
        reads.add(readAlone(client, List.copyOf(alone.values()), records));
        return Future.all(reads);
    }

    private static Future<Void> readTogether(
            ReadClient client, CheckRequest list, Map<String, Edit> byId, Map<String, Outcome> into) {
        return client.byIds(list, List.copyOf(byId.keySet())).compose(found -> {
            List<Edit> missing = new ArrayList<>();
            byId.forEach((id, edit) -> {
                JsonNode record = found.get(id);
                if (record == null) {
                    missing.add(edit);
                } else {
                    into.put(String.valueOf(edit.resource()), done(record));
                }
            });
            return readAlone(client, missing, into);
        });
    }

    private static Future<Void> readAlone(ReadClient client, List<Edit> edits, Map<String, Outcome> into) {
        List<Future<Outcome>> reads = new ArrayList<>();
        for (Edit edit : edits) {
            CheckRequest lookup = edit.lookup();
            if (lookup != null) {
                reads.add(client.get(lookup).onSuccess(read -> into.put(String.valueOf(edit.resource()), read)));
            }
        }
        return Future.all(reads).mapEmpty();
    }

    private static Outcome done(JsonNode record) {
        return new Outcome.Done(new CheckResponse(200, null, record));
    }

    private static String id(Edit edit) {
        List<String> ids = edit.request().ids();
        return ids.get(ids.size() - 1);
    }

    private static List<PlanRow> plan(List<Edit> edits, Map<String, Outcome> records) {
        List<PlanRow> rows = new ArrayList<>();
        for (Edit edit : edits) {
            Outcome read = edit.lookup() == null ? null : records.get(String.valueOf(edit.resource()));
            if (read instanceof Outcome.Done done) {
                JsonNode record = done.response().body();
                rows.add(plan(edit, record));
                if (edit.request().json() instanceof ObjectNode sent && record instanceof ObjectNode known) {
                    records.put(
                            String.valueOf(edit.resource()),
                            done(known.deepCopy().setAll(sent)));
                }
            } else if (read instanceof Outcome.Refused) {
                rows.add(new Untouched(edit.row(), edit.label(), read, null, null));
            } else {
                rows.add(edit);
            }
        }
        return rows;
    }

    private static PlanRow plan(Edit edit, JsonNode record) {
        String company = record.path("company").textValue();
        if (edit.isShownBy(record)) {
            Skipped already = new Skipped(Reason.ALREADY, "it is so already");
            return new Untouched(edit.row(), edit.label(), already, company, null);
        }
        ObjectNode before = JsonNodeFactory.instance.objectNode();
        edit.request().json().fieldNames().forEachRemaining(name -> {
            if (record.has(name)) {
                before.set(name, record.get(name));
            }
        });
        boolean known = edit.request().method() != Method.DELETE && !before.isEmpty();
        return edit.company(company).before(known ? before : null);
    }
}
