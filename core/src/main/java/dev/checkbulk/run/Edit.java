package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change, as pure data: it can be shown, written to a file, sent under a key that follows from it, and looked up
 * afterwards.
 *
 * @param row the input's row, from 1
 * @param label what the row is about, for people: the record's id
 * @param resource the record that it edits; edits of one record run in order and apart, null is ordered with nothing
 * @param request what is sent; its idempotency key is made for each attempt and not part of it
 * @param otherwise what is sent instead to a server that does not have the path of {@code request}; null for nothing
 * @param lookup how to see whether it happened: the record itself for a change or a deletion, the list in which the new
 *     record would stand for a create; null when there is no way
 * @param before what was there when the plan was made: for a change the fields that the request changes, an object; for a
 *     create the ids of the equal records in the list, an array; null when it was not read
 * @param source the row as its owner wrote it, to be written back when it has to be mended; null when there is none
 */
public record Edit(
        long row,
        String label,
        @Nullable String resource,
        CheckRequest request,
        @Nullable CheckRequest otherwise,
        @Nullable CheckRequest lookup,
        @Nullable JsonNode before,
        @Nullable JsonNode source)
        implements PlanRow {

    /** @throws IllegalArgumentException for a request that changes nothing or has a key, or a lookup that changes something */
    public Edit {
        if (row < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + row);
        }
        requireWrite(request);
        if (otherwise != null) {
            requireWrite(otherwise);
        }
        if (lookup != null && lookup.method().writes()) {
            throw new IllegalArgumentException("A lookup changes nothing: " + lookup);
        }
    }

    private static void requireWrite(CheckRequest request) {
        if (!request.method().writes()) {
            throw new IllegalArgumentException("An edit changes something: " + request);
        }
        if (request.idempotencyKey() != null) {
            throw new IllegalArgumentException("An edit's key is made when it is sent: " + request);
        }
    }

    /**
     * An edit as its request alone tells it: a change or a deletion of one record is ordered by that record and looked up
     * by reading it; a create is ordered with nothing, and there is no way to look it up but Check's log.
     *
     * @throws IllegalArgumentException as the record's constructor
     */
    public static Edit of(long row, String label, CheckRequest request) {
        List<String> ids = request.ids();
        boolean ofOneRecord =
                request.method() != Method.POST && request.template().endsWith("}");
        if (!ofOneRecord) {
            return new Edit(row, label, null, request, null, null, null, null);
        }
        String record = ids.get(ids.size() - 1);
        CheckRequest read =
                new CheckRequest(Method.GET, request.template(), ids, List.of(), null, null, Expected.object(record));
        return new Edit(row, label, request.path(), request, null, read, null, null);
    }

    /** The same edit, ordered by this record. */
    public Edit resource(@Nullable String record) {
        return new Edit(row, label, record, request, otherwise, lookup, before, source);
    }

    /** The same edit, sent so to a server that does not have the first path. */
    public Edit otherwise(@Nullable CheckRequest instead) {
        return new Edit(row, label, resource, request, instead, lookup, before, source);
    }

    /** The same edit, looked up so. */
    public Edit lookup(@Nullable CheckRequest read) {
        return new Edit(row, label, resource, request, otherwise, read, before, source);
    }

    /** The same edit, with what was there before. */
    public Edit before(@Nullable JsonNode was) {
        return new Edit(row, label, resource, request, otherwise, lookup, was, source);
    }

    @Override
    public Edit source(@Nullable JsonNode written) {
        return new Edit(row, label, resource, request, otherwise, lookup, before, written);
    }

    /** Row and request; never a body or a value. */
    @Override
    public String toString() {
        return "row " + row + ": " + request;
    }
}
