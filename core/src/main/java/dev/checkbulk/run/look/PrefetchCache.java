package dev.checkbulk.run.look;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.plan.Edit;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read of records before their rows asked. Confined to the client's context. */
final class PrefetchCache {
    private final Map<String, Slot> slots = new HashMap<>();

    /** Another row of the record may read it elsewhere. */
    private record Slot(String target, PrefetchBatch reading) {}

    /** What was read for this edit, if it can be used; in any case it is forgotten. */
    @Nullable
    PrefetchBatch take(CheckClient client, Edit edit) {
        Slot slot = forget(edit);
        return slot != null && isUsable(client, edit, slot) ? slot.reading() : null;
    }

    /** The record is another now, or nobody will ask. */
    void drop(Edit edit) {
        forget(edit);
    }

    private @Nullable Slot forget(Edit edit) {
        Slot slot = slots.remove(ReadTarget.record(edit));
        if (slot != null) {
            slot.reading().asked();
        }
        return slot;
    }

    void put(Edit edit, PrefetchBatch reading) {
        forget(edit);
        reading.awaited();
        slots.put(ReadTarget.record(edit), new Slot(ReadTarget.of(edit), reading));
    }

    boolean contains(Edit edit) {
        return slots.containsKey(ReadTarget.record(edit));
    }

    boolean isReadFreshly(CheckClient client, Edit edit) {
        Slot slot = slots.get(ReadTarget.record(edit));
        return slot != null && !slot.reading().answer().failed() && isFresh(client, slot);
    }

    private static boolean isUsable(CheckClient client, Edit edit, Slot slot) {
        Future<?> answer = slot.reading().answer();
        return slot.target().equals(ReadTarget.of(edit))
                && !answer.failed()
                && (!answer.isComplete() || isFresh(client, slot));
    }

    private static boolean isFresh(CheckClient client, Slot slot) {
        return slot.reading().begun().isWithin(PrefetchSizes.fresh(client), client.scheduler());
    }
}
