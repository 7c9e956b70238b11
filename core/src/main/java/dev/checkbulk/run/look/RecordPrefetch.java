package dev.checkbulk.run.look;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.plan.Edit;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the records of a run's rows are, read just before the rows are sent: those of one list together, as many as can be
 * written before the reading is too old, and the next ones a little ahead. Confined to the client's context.
 */
public final class RecordPrefetch {
    private final Map<CheckRequest, PrefetchQueue> listed = new HashMap<>();
    private final List<Edit> edits;
    private final PrefetchQueue alone;
    private final Set<CheckRequest> refused = new HashSet<>();
    private final PrefetchCache cache = new PrefetchCache();

    /**
     * Goes once through the plan's edits, in their order.
     *
     * @param open which of them may ask still
     */
    public RecordPrefetch(List<Edit> edits, Predicate<Edit> open) {
        this.edits = edits;
        this.alone = new PrefetchQueue(edits);
        int place = 0;
        for (Edit edit : edits) {
            if (open.test(edit) && Drift.concerns(edit)) {
                queue(edit).add(place, edit.row());
            }
            place++;
        }
    }

    /**
     * The edit's record.
     *
     * @return completes on the client's context; fails with {@link ReadFailed} when there was no definite answer
     */
    Future<Current> of(CheckClient client, Edit edit) {
        queue(edit).asks(edit, client.scheduler().nanoTime());
        PrefetchBatch read = cache.take(client, edit);
        PrefetchBatch reading = read == null ? now(client, edit) : read;
        goAhead(client, edit, reading);
        return reading.answer().recover(failure -> withoutList(edit, failure)).compose(found -> {
            Current current = found.get(ReadTarget.of(edit));
            boolean served = current != null
                    && (!isListed(edit) || current.begun().isWithin(PrefetchSizes.fresh(client), client.scheduler()));
            return served ? Future.succeededFuture(current) : RecordReader.readAlone(client, edit);
        });
    }

    /** A row of this record is sent, or has ended: what was read of it before does not count any more. */
    public void touched(Edit edit) {
        cache.drop(edit);
    }

    /** The row has ended and will not ask any more. */
    public void ended(Edit edit) {
        queue(edit).asked(edit);
        cache.drop(edit);
    }

    private PrefetchBatch now(CheckClient client, Edit edit) {
        begin(client, edit);
        return Objects.requireNonNull(cache.take(client, edit));
    }

    private void begin(CheckClient client, Edit edit) {
        PrefetchBatch reading = new PrefetchBatch(Moment.now(client.scheduler()));
        if (isListed(edit)) {
            PrefetchSizes sizes = sizes(client, edit);
            List<Edit> chunk = new ArrayList<>(List.of(edit));
            Set<String> records = new HashSet<>(Set.of(ReadTarget.record(edit)));
            chunk.addAll(queue(edit)
                    .behind(
                            edit,
                            sizes.atOnce() - 1,
                            next -> !cache.isReadFreshly(client, next) && records.add(ReadTarget.record(next))));
            chunk.forEach(each -> cache.put(each, reading));
            RecordReader.readList(client, chunk, reading, sizes.untilAskedAgain());
        } else {
            cache.put(edit, reading);
            RecordReader.read(client, edit, reading);
        }
    }

    /** The pace must not wait for a reading: the next one is begun while rows of this one are still left. */
    private void goAhead(CheckClient client, Edit edit, PrefetchBatch reading) {
        int few = sizes(client, edit).ahead();
        if (!isListed(edit)) {
            Set<String> records = new HashSet<>(Set.of(ReadTarget.record(edit)));
            queue(edit).behind(edit, few, next -> records.add(ReadTarget.record(next))).stream()
                    .filter(next -> !cache.contains(next))
                    .forEach(next -> begin(client, next));
        } else if (reading.isToBeFollowed(few)) {
            queue(edit)
                    .behind(
                            edit,
                            1,
                            next -> !cache.contains(next)
                                    && !ReadTarget.record(next).equals(ReadTarget.record(edit)))
                    .forEach(next -> begin(client, next));
        }
    }

    private PrefetchSizes sizes(CheckClient client, Edit edit) {
        double limit = client.quota().limit().perSecond();
        return PrefetchSizes.of(queue(edit).perSecond(client.scheduler().nanoTime(), limit / 4), limit);
    }

    /** A list that cannot be read so is no reason not to read the record. */
    private Future<Map<String, Current>> withoutList(Edit edit, Throwable failure) {
        boolean no = failure instanceof ReadFailed failed && failed.outcome() instanceof Outcome.Refused;
        CheckRequest list = edit.ownList();
        if (!no || list == null) {
            return Future.failedFuture(failure);
        }
        refused.add(list);
        return Future.succeededFuture(Map.of());
    }

    private PrefetchQueue queue(Edit edit) {
        CheckRequest list = edit.ownList();
        return list == null ? alone : listed.computeIfAbsent(list, first -> new PrefetchQueue(edits));
    }

    private boolean isListed(Edit edit) {
        return edit.ownList() != null
                && !refused.contains(edit.ownList())
                && !ReadTarget.lookup(edit).ids().isEmpty();
    }
}
