package dev.checkbulk.run.row;

import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.journal.RowHistory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a row sends now and under which key, and what may have come of it. All sends of one generation carry the same request
 * and the same API key; a new generation is begun only when nothing of the one before was executed.
 */
final class RowKey {
    private static final int DENIALS_OF_ONE_KEY = 3;

    private final Keys keys;
    private final Edit edit;
    private final CheckClient client;
    private final Duration longest;
    private CheckRequest request;
    private int generation;
    private KeyAge age;
    private boolean unanswered;
    private boolean stored;
    private boolean unread;
    private boolean ofOtherApiKey;
    private boolean reused;
    private int denials;

    RowKey(RunContext shared, CheckClient client, Edit edit, RowHistory past) {
        this.keys = shared.keys();
        this.edit = edit;
        this.client = client;
        this.longest = shared.timing().replayable();
        this.request = sent(keys, edit, past);
        this.generation = past.generation();
        this.age = new KeyAge(client, past.first());
        this.unanswered = past.unanswered();
        this.stored = past.stored();
        this.unread = past.unread();
        this.ofOtherApiKey = !shared.apiKey().equals(past.apiKey());
        if (!unanswered) {
            begin(request, past.key() == null ? 0 : generation + 1); // a refusal may be stored under the old one
        }
    }

    /** Which of its requests the row's latest key is of. */
    static CheckRequest sent(Keys keys, Edit edit, RowHistory past) {
        CheckRequest other = edit.otherwise();
        if (other == null || past.generation() == 0) { // another path is a new generation
            return edit.request();
        }
        return keys.of(edit.row(), other, past.generation()).equals(past.key()) ? other : edit.request();
    }

    CheckRequest request() {
        return request;
    }

    int generation() {
        return generation;
    }

    String text() {
        return keys.of(edit.row(), request, generation);
    }

    /** What is put down before it is sent. */
    Entry.Intent intent() {
        return new Entry.Intent(edit.row(), generation, text(), age.send());
    }

    /** The next generation, with this request. */
    void next(CheckRequest other) {
        begin(other, generation + 1);
    }

    private void begin(CheckRequest other, int number) {
        request = other;
        generation = number;
        age = new KeyAge(client);
        unanswered = false;
        stored = false;
        unread = false;
        ofOtherApiKey = false;
        reused = false;
        denials = 0;
    }

    /** Whether something of this generation may have been executed. */
    boolean unanswered() {
        return unanswered;
    }

    /** Whether that was sent with another API key: what the server shows to this one proves less. */
    boolean ofOtherApiKey() {
        return ofOtherApiKey;
    }

    /** A send has no trustworthy answer, or none that is durable. */
    void lost() {
        unanswered = true;
        denials = 0;
    }

    /** A send has no trustworthy answer, for this reason as the journal knows it. */
    void lost(String reason) {
        lost();
        stored |= reason.equals(RowHistory.STORED);
        unread |= RowHistory.isUnread(reason);
    }

    /** Whether the answer to a create arrived and was not Check's: only a look tells what became of it. */
    boolean unread() {
        return unanswered && unread && isCreate();
    }

    /** A send was refused without being executed: a server might have stored that under the key. */
    void denied() {
        if (++denials >= DENIALS_OF_ONE_KEY && !unanswered) {
            next(request);
        }
    }

    /** Whether an earlier send's answer was lost: it may have been a refusal that is stored under the key. */
    boolean reused() {
        return reused;
    }

    /** Whether what may have been executed can be sent again: the server remembers the key, and more than a failure. */
    boolean replayable() {
        return isCreate() && !stored && !unread && !ofOtherApiKey && isYoung();
    }

    /** Whether it cannot, but because nobody knows how old the key is. */
    boolean undated() {
        return isCreate() && !stored && !unread && !ofOtherApiKey && age.now().isEmpty();
    }

    /** Whether a create that may have been executed cannot be sent again any more: waits can be long. */
    boolean outlived() {
        return unanswered && isCreate() && !replayable();
    }

    /** It is proven that nothing was executed. */
    void absent() {
        unanswered = false;
        reused = true;
        if (isCreate() || stored || ofOtherApiKey || denials > 0 || !isYoung()) {
            next(request);
        }
    }

    private boolean isCreate() {
        return request.method() == Method.POST;
    }

    private boolean isYoung() {
        @Nullable Duration known = age.now().orElse(null);
        return known != null && known.compareTo(longest) < 0;
    }
}
