package dev.checkbulk.plan;

import dev.checkbulk.internal.packed.LongSet;
import dev.checkbulk.internal.packed.TextHash;
import org.jspecify.annotations.Nullable;

/**
 * Which records are named by more than one item: what is known of them is needed again. It keeps hashes of those names alone, and
 * may say so of another one, once in very many. Not for use from several threads.
 */
public final class Repeated {

    private final LongSet again = new LongSet();

    private Repeated() {}

    /** What the items name; an item that names nothing, null, counts for none. */
    public static <I> Repeated in(Iterable<I> items, RecordOf<I> record) {
        Repeated repeated = new Repeated();
        LongSet once = new LongSet();
        for (I item : items) {
            String name = record.of(item);
            if (name != null) {
                long hash = TextHash.of(name);
                if (!once.add(hash)) {
                    repeated.again.add(hash);
                }
            }
        }
        return repeated;
    }

    /** None is. */
    public static Repeated none() {
        return new Repeated();
    }

    /** Whether more than one item names it; of null, not. */
    public boolean contains(@Nullable String name) {
        return name != null && again.contains(TextHash.of(name));
    }

    /** Which record an item names; null for none. */
    @FunctionalInterface
    public interface RecordOf<I> {

        /** The record's id or path. */
        @Nullable
        String of(I item);
    }
}
