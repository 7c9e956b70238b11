package dev.checkbulk.run.undo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.Outcome.Skipped;
import dev.checkbulk.http.ReadClient;
import dev.checkbulk.plan.AllOrNone;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Inverse;
import dev.checkbulk.plan.Lookup;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanParts;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.plan.Untouched;
import dev.checkbulk.run.state.RowStates;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans the way back from what a run did, where the records are still as the run left them. What somebody changed since is
 * kept.
 */
public final class Undo {
    /** Records that one request lists; they are compared in one turn of the event loop. */
    private static final int TOGETHER = 100;

    private final ReadClient client;
    private final UndoRules how;

    private Undo(ReadClient client, UndoRules how) {
        this.client = client;
        this.how = how;
    }

    /**
     * Reads what the records are now.
     *
     * @param rows of the run; those that are not done have nothing to undo
     * @return completes with a row for each record that was changed, deleted or created, the last step of each row first, and
     *     of a row whose steps cannot all be undone none is; fails with {@link dev.checkbulk.http.ReadFailed}
     */
    public static Future<List<PlanRow>> plan(CheckClient client, Plan plan, RowStates rows, UndoRules how) {
        ReadClient reading = client.reading();
        Undo undo = new Undo(reading, how);
        return reading.blocking(() -> Walk.of(plan, rows))
                .compose(walk -> Future.all(undo.restore(walk.several))
                        .map(all -> byRow(all.list()))
                        .compose(together -> PlanParts.inSmallParts(
                                reading, walk.done, (inputs, at) -> undo.read(inputs, walk, together))))
                .compose(all -> reading.blocking(() -> AllOrNone.of(all, Untouched::outcome)));
    }

    private static Map<Long, PlanRow> byRow(List<PlanRow> rows) {
        return rows.stream().collect(Collectors.toMap(PlanRow::row, Function.identity()));
    }

    /**
     * What one walk over a plan tells.
     *
     * @param shared which records several edits are of
     * @param before what settings were before the run
     * @param several the edits that were done, of each record that several are of
     * @param done the edits that were done, those of one row of the input together
     */
    private record Walk(
            Repeated shared, SettingsBeforeRun before, Collection<List<Edit>> several, List<List<DoneEdit>> done) {

        static Walk of(Plan plan, RowStates rows) {
            Repeated shared = Repeated.in(plan.edits(), edit -> edit.creates() ? null : edit.record());
            SettingsBeforeRun before = new SettingsBeforeRun(
                    Repeated.in(plan.edits(), edit -> edit.setting() == null ? null : edit.subject()));
            Map<String, List<Edit>> several = new LinkedHashMap<>();
            for (Edit edit : plan.edits()) {
                if (!edit.creates()
                        && shared.contains(edit.record())
                        && rows.of(edit).outcome() instanceof Outcome.Done) {
                    several.computeIfAbsent(String.valueOf(edit.record()), key -> new ArrayList<>())
                            .add(before.of(edit));
                }
            }
            return new Walk(shared, before, several.values(), DoneEdit.byInput(plan, rows));
        }
    }

    /** @param together the rows of records that several edits are of, by those edits' rows */
    private Future<PlanParts.Rows> read(List<List<DoneEdit>> inputs, Walk walk, Map<Long, PlanRow> together) {
        List<Future<PlanRow>> planned = new ArrayList<>();
        List<List<Edit>> records = new ArrayList<>();
        for (List<DoneEdit> input : inputs) {
            for (DoneEdit done : input) {
                Edit edit = done.edit();
                PlanRow known = together.get(edit.row());
                if (known != null) {
                    planned.add(Future.succeededFuture(known));
                } else if (edit.creates()) {
                    planned.add(takeBack(edit, done.id()));
                } else if (!walk.shared.contains(edit.record())) {
                    records.add(List.of(walk.before.of(edit)));
                }
            }
        }
        planned.addAll(restore(records));
        return Future.all(planned)
                .map(all -> to -> all.<PlanRow>list().stream()
                        .sorted(Comparator.comparingLong(PlanRow::input)
                                .thenComparing(
                                        Comparator.comparingLong(PlanRow::row).reversed()))
                        .forEach(to));
    }

    private Future<PlanRow> takeBack(Edit create, String id) {
        if (!isId(id)) {
            return Future.succeededFuture(cannot(create, "nobody knows its id"));
        }
        Inverse inverse = how.inverse(create.request(), id);
        if (inverse instanceof Inverse.None none) {
            return Future.succeededFuture(cannot(create, none.reason()));
        }
        Inverse.By by = (Inverse.By) inverse;
        return read(
                create,
                by.lookup(),
                now -> Future.succeededFuture(new UndoCreate(create, id, by).row(now)),
                already(create, "it is gone already"));
    }

    private static boolean isId(String id) {
        try {
            CheckRequest.requireId(id);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<Future<PlanRow>> restore(Collection<List<Edit>> records) {
        List<Future<PlanRow>> planned = new ArrayList<>();
        Map<Optional<CheckRequest>, List<UndoChange>> byList = new LinkedHashMap<>();
        for (List<Edit> edits : records) {
            UndoChange record = new UndoChange(edits);
            String hopeless = record.hopeless();
            if (hopeless == null) {
                byList.computeIfAbsent(Optional.ofNullable(record.first().ownList()), list -> new ArrayList<>())
                        .add(record);
            } else {
                planned.add(Future.succeededFuture(cannot(record.first(), hopeless)));
            }
        }
        byList.forEach((list, listed) -> {
            for (int start = 0; start < listed.size(); start += TOGETHER) {
                List<UndoChange> some = listed.subList(start, Math.min(start + TOGETHER, listed.size()));
                Future<Map<String, JsonNode>> found = list.isEmpty()
                        ? Future.succeededFuture(Map.of())
                        : client.byIds(
                                list.get(), some.stream().map(UndoChange::id).toList());
                some.forEach(record -> planned.add(found.compose(now -> restore(record, now.get(record.id())))));
            }
        });
        return planned;
    }

    /** @param listed the record as the list shows it; null when it does not */
    private Future<PlanRow> restore(UndoChange record, @Nullable JsonNode listed) {
        CheckRequest lookup = record.first().lookup();
        if (listed != null || lookup == null) {
            return Future.succeededFuture(
                    listed == null ? cannot(record.first(), "it cannot be read") : record.row(listed, how));
        }
        return read(
                record.first(),
                lookup,
                now -> Lookup.record(client, record.first(), now).map(found -> record.row(found, how)),
                cannot(record.first(), "Check does not have it any more"));
    }

    private Future<PlanRow> read(
            Edit edit, CheckRequest lookup, Function<JsonNode, Future<PlanRow>> row, PlanRow gone) {
        return client.get(lookup).compose(read -> {
            if (read instanceof Outcome.Done done) {
                return row.apply(done.response().body());
            }
            boolean isGone = read instanceof Outcome.Refused refused
                    && refused.error().status() == 404
                    && refused.error().fromCheck();
            return Future.succeededFuture(isGone ? gone : untouched(edit, read));
        });
    }

    static Untouched already(Edit edit, String message) {
        return untouched(edit, new Skipped(Skipped.Reason.ALREADY, message));
    }

    /** Somebody has changed it since. */
    static Untouched kept(Edit edit, String message) {
        return untouched(edit, new Skipped(Skipped.Reason.KEPT, message));
    }

    /** There is no way back. */
    static Untouched cannot(Edit edit, String reason) {
        return untouched(edit, new Skipped(Skipped.Reason.NO_WAY_BACK, reason));
    }

    /** Without what the row's owner wrote: that asks for what is undone, and must not be offered to be run again. */
    private static Untouched untouched(Edit edit, Outcome why) {
        return new Untouched(edit.ref().source(null), why);
    }
}
