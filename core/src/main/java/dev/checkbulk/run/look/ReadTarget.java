package dev.checkbulk.run.look;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.plan.Edit;
import java.util.List;
import java.util.Objects;

/** What a reading for an edit is of. */
final class ReadTarget {
    private ReadTarget() {}

    /** The request that reads its record alone. */
    static CheckRequest lookup(Edit edit) {
        return Objects.requireNonNull(edit.lookup());
    }

    /** The record's id, as a list shows it. */
    static String id(Edit edit) {
        List<String> ids = lookup(edit).ids();
        return ids.get(ids.size() - 1);
    }

    /** What its reading is of: one list shows many settings. */
    static String of(Edit edit) {
        String setting = edit.setting() == null ? "" : String.valueOf(edit.record());
        return lookup(edit).target() + setting;
    }

    /** What edits of one record have in common. */
    static String record(Edit edit) {
        String resource = edit.resource();
        return resource != null ? resource : edit.lookup() == null ? "" : of(edit);
    }
}
