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
import java.util.AbstractList;
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
        Undo undo = new Undo(client.reading(), how);
        Repeated shared = Repeated.in(plan.edits(), edit -> edit.creates() ? null : edit.record());
        SettingsBeforeRun before = new SettingsBeforeRun(
                Repeated.in(plan.edits(), edit -> edit.setting() == null ? null : edit.subject()));
        Map<String, List<Edit>> records = new LinkedHashMap<>(); // of which there is one row, for their first edit
        for (Edit edit : plan.edits()) {
            if (!edit.creates()
                    && shared.contains(edit.record())
                    && rows.of(edit).outcome() instanceof Outcome.Done) {
                records.computeIfAbsent(String.valueOf(edit.record()), key -> new ArrayList<>())
                        .add(before.of(edit));
            }
        }
        return Future.all(undo.restore(records.values()))
                .map(all -> byRow(all.list()))
                .compose(together -> PlanParts.inSmallParts(
                        inputs(plan), (parts, at) -> undo.part(plan, rows, parts, shared, before, together)))
                .map(all -> AllOrNone.of(all, Untouched::outcome));
    }

    private static Map<Long, PlanRow> byRow(List<PlanRow> rows) {
        return rows.stream().collect(Collectors.toMap(PlanRow::row, Function.identity()));
    }

    /** The places of a plan's edits, those of one row of the input together. */
    private static List<Range> inputs(Plan plan) {
        List<Edit> edits = plan.edits();
        if (!plan.hasSteps()) {
            return new AbstractList<>() {
                @Override
                public Range get(int place) {
                    return new Range(place, place + 1);
                }

                @Override
                public int size() {
                    return edits.size();
                }
            };
        }
        List<Range> ranges = new ArrayList<>();
        int start = 0;
        int place = 0;
        long input = 0;
        for (Edit edit : edits) {
            if (place > start && edit.input() != input) {
                ranges.add(new Range(start, place));
                start = place;
            }
            input = edit.input();
            place++;
        }
        if (place > start) {
            ranges.add(new Range(start, place));
        }
        return ranges;
    }

    /** Places from one until another. */
    private record Range(int from, int to) {}

    /** @param together the rows of records that several edits are of, by those edits' rows */
    private Future<List<PlanRow>> part(
            Plan plan,
            RowStates rows,
            List<Range> inputs,
            Repeated shared,
            SettingsBeforeRun before,
            Map<Long, PlanRow> together) {
        List<Future<PlanRow>> planned = new ArrayList<>();
        List<List<Edit>> records = new ArrayList<>();
        for (Range range : inputs) {
            for (Edit edit : plan.edits().subList(range.from(), range.to())) {
                PlanRow known = together.get(edit.row());
                if (known != null) {
                    planned.add(Future.succeededFuture(known));
                } else if (rows.of(edit).outcome() instanceof Outcome.Done end) {
                    if (edit.creates()) {
                        planned.add(takeBack(edit, end.response().id()));
                    } else if (!shared.contains(edit.record())) {
                        records.add(List.of(before.of(edit)));
                    }
                }
            }
        }
        planned.addAll(restore(records));
        return Future.all(planned)
                .map(all -> all.<PlanRow>list().stream()
                        .sorted(Comparator.comparingLong(PlanRow::input)
                                .thenComparing(
                                        Comparator.comparingLong(PlanRow::row).reversed()))
                        .toList());
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
            Future<Map<String, JsonNode>> found = list.isEmpty()
                    ? Future.succeededFuture(Map.of())
                    : client.byIds(
                            list.get(), listed.stream().map(UndoChange::id).toList());
            listed.forEach(record -> planned.add(found.compose(now -> restore(record, now.get(record.id())))));
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
        return untouched(edit, new Skipped(Skipped.Reason.CONFLICT, UndoRules.KEPT + message));
    }

    /** There is no way back. */
    static Untouched cannot(Edit edit, String reason) {
        return untouched(edit, new Skipped(Skipped.Reason.CONFLICT, UndoRules.CANNOT_BE_UNDONE + reason));
    }

    /** Without what the row's owner wrote: that asks for what is undone, and must not be offered to be run again. */
    private static Untouched untouched(Edit edit, Outcome why) {
        return new Untouched(edit.ref().source(null), why);
    }
}
