package dev.checkbulk.run.journal;

import dev.checkbulk.http.Cause.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal says that a row stands.
 *
 * @param generation the generation of its latest key
 * @param key the idempotency key of that generation, or null when nothing was ever about to be sent
 * @param first when that generation was first about to be sent, by the server's clock; null when it never was, or when the
 *     server's clock was not known then
 * @param apiKey the fingerprint of the API key with which that was
 * @param pending whether the latest intent has no end in the journal: its answer was lost with the process
 * @param silent whether an earlier send of that generation had no trustworthy answer
 * @param stored whether the same key can only bring back an answer that says that the server failed
 * @param unread whether an answer of that generation arrived and was not Check's: looked up before anything is sent again
 * @param result how it ended, or null when it has not
 */
public record RowHistory(
        int generation,
        @Nullable String key,
        @Nullable Instant first,
        @Nullable String apiKey,
        boolean pending,
        boolean silent,
        boolean stored,
        boolean unread,
        Entry.@Nullable Result result) {

    public static final RowHistory NONE = new RowHistory(0, null, null, null, false, false, false, false, null);

    /** What a journal says of an answer that the same key can only bring back. */
    public static final String STORED = "SERVER 500";

    /** Whether a journal's word for a silence says that an answer arrived and was not Check's: no JSON, no id, encoded. */
    public static boolean isUnread(String reason) {
        return reason.startsWith(Reason.UNREADABLE.name());
    }

    /** Whether something of this generation may have been executed. */
    public boolean unanswered() {
        return pending || silent;
    }

    /** Where it stands after this. */
    RowHistory and(Entry.OfRow entry, @Nullable String with) {
        if (entry instanceof Entry.Intent intent) {
            return key != null && intent.gen() == generation
                    ? new RowHistory(generation, key, first, apiKey, true, silent || pending, stored, unread, null)
                    : new RowHistory(intent.gen(), intent.key(), intent.at(), with, true, false, false, false, null);
        } else if (entry instanceof Entry.Unanswered unanswered) {
            String why = unanswered.reason();
            return new RowHistory(
                    generation,
                    key,
                    first,
                    apiKey,
                    false,
                    true,
                    stored || why.equals(STORED),
                    unread || isUnread(why),
                    null);
        } else if (entry instanceof Entry.Result end) {
            return ended(end);
        }
        return ended(result); // denied or cancelled: that send did nothing
    }

    private RowHistory ended(Entry.@Nullable Result now) {
        return new RowHistory(generation, key, first, apiKey, false, silent, stored, unread, now);
    }
}
