package dev.checkbulk.run.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.compare.Fields;
import dev.checkbulk.internal.packed.LongSet;
import dev.checkbulk.internal.packed.TextHash;
import java.util.HashMap;
import java.util.Map;

/** The records that the creates of a run have made, and the creates that may have made one that nobody knows the id of. */
final class CreatedRecords {
    private final LongSet ids = new LongSet();
    private final Map<Long, CheckRequest> open = new HashMap<>();

    /** A row's request is about to be sent, or may have been executed. */
    void mayBe(long row, CheckRequest request) {
        if (request.method() == Method.POST) {
            open.put(row, request);
        }
    }

    /** Nothing of the row's request was executed. */
    void nothing(long row) {
        open.remove(row);
    }

    /** The row has ended. */
    void ended(long row, CheckRequest sent, Outcome outcome) {
        open.remove(row);
        if (sent.method() == Method.POST && outcome instanceof Outcome.Done done) {
            String id = done.response().id();
            if (id.isEmpty()) {
                open.put(row, sent); // it made one, and nobody said which
            } else {
                ids.add(TextHash.of(id));
            }
        }
    }

    /** Whether a row of this run made the record with this id. */
    boolean made(String id) {
        return ids.contains(TextHash.of(id));
    }

    /** Whether another row than this may have made the record. */
    boolean mayBeOfAnother(long row, JsonNode record) {
        return open.entrySet().stream()
                .anyMatch(other -> other.getKey() != row
                        && Fields.shows(record, other.getValue().json()));
    }
}
