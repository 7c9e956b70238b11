package dev.checkbulk.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change, as pure data: it can be shown, written to a file, sent under a key that follows from it, and looked up
 * afterwards.
 *
 * @param row its place in the plan, from 1: the input's row, unless rows of the input take several steps
 * @param input the input's row that it is a step of, mostly the only one
 * @param label what the row is about, for people: the record's id
 * @param resource the record that it edits; edits of one record run in order and apart, null is ordered with nothing
 * @param request what is sent; its idempotency key is made for each attempt and not part of it
 * @param otherwise what is sent instead to a server that does not have the path of {@code request}; null for nothing
 * @param lookup how to see whether it happened: the record itself for a change or a deletion, the list in which the new
 *     record would stand for a create; null when there is no way
 * @param list the list from which many such records can be read by their ids, for a create those that it is for, by its
 *     label; null when each is read alone
 * @param before what was there when the plan was made: for a change the fields that the request changes and those that
 *     Check changes with them, an object; for a create the ids of the equal records in the list, an array; null when it was
 *     not read
 * @param expect what else the record must have when it is changed, so that it is the right one; null for nothing
 * @param company the id of the company that the record belongs to; null when that is not known
 * @param warnings what people should know before they agree, a sentence each
 * @param source the row as its owner wrote it, to be written back when it has to be mended; null when there is none
 */
public record Edit(
        long row,
        long input,
        String label,
        @Nullable String resource,
        CheckRequest request,
        @Nullable CheckRequest otherwise,
        @Nullable CheckRequest lookup,
        @Nullable CheckRequest list,
        @Nullable JsonNode before,
        @Nullable JsonNode expect,
        @Nullable String company,
        List<String> warnings,
        @Nullable JsonNode source)
        implements PlanRow {

    /** @throws IllegalArgumentException for a request that changes nothing or has a key, or a lookup that changes something */
    public Edit {
        warnings = List.copyOf(warnings);
        if (row < 1 || input < 1) {
            throw new IllegalArgumentException("Rows are counted from 1, not " + Math.min(row, input));
        }
        requireWrite(request);
        if (otherwise != null) {
            requireWrite(otherwise);
        }
        requireRead(lookup);
        requireRead(list);
    }

    private static void requireRead(@Nullable CheckRequest read) {
        if (read != null && read.method().writes()) {
            throw new IllegalArgumentException("A lookup changes nothing: " + read);
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
        Edit bare = new Edit(row, row, label, null, request, null, null, null, null, null, null, List.of(), null);
        if (!ofOneRecord) {
            return bare;
        }
        String record = ids.get(ids.size() - 1);
        return bare.resource(request.path())
                .lookup(new CheckRequest(
                        Method.GET, request.template(), ids, List.of(), null, null, Expected.object(record)));
    }

    /** The same edit, ordered by this record. */
    public Edit resource(@Nullable String record) {
        return new Edit(
                row, input, label, record, request, otherwise, lookup, list, before, expect, company, warnings, source);
    }

    /** The same edit, sent so to a server that does not have the first path. */
    public Edit otherwise(@Nullable CheckRequest instead) {
        return new Edit(
                row, input, label, resource, request, instead, lookup, list, before, expect, company, warnings, source);
    }

    /** The same edit, looked up so. */
    public Edit lookup(@Nullable CheckRequest read) {
        return new Edit(
                row, input, label, resource, request, otherwise, read, list, before, expect, company, warnings, source);
    }

    /** The same edit, whose record can be read from this list by its id. */
    public Edit list(@Nullable CheckRequest of) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, of, before, expect, company, warnings, source);
    }

    /** The same edit, with what was there before. */
    public Edit before(@Nullable JsonNode was) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, was, expect, company, warnings, source);
    }

    /** The same edit, for a record that has these fields too. */
    public Edit expect(@Nullable JsonNode fields) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, before, fields, company, warnings,
                source);
    }

    /** The same edit, of a record of this company. */
    public Edit company(@Nullable String id) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, before, expect, id, warnings, source);
    }

    /** The same edit, with what people should know before they agree. */
    public Edit warnings(List<String> sentences) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, before, expect, company, sentences,
                source);
    }

    @Override
    public Edit at(long place) {
        return new Edit(
                place, input, label, resource, request, otherwise, lookup, list, before, expect, company, warnings,
                source);
    }

    @Override
    public Edit ofInput(long number) {
        return new Edit(
                row, number, label, resource, request, otherwise, lookup, list, before, expect, company, warnings,
                source);
    }

    @Override
    public Edit source(@Nullable JsonNode written) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, before, expect, company, warnings,
                written);
    }

    /** Whether the record shows all that the request would write, so that nothing has to be sent. */
    public boolean isShownBy(JsonNode record) {
        return request.method() != Method.DELETE && Fields.shows(record, Settler.body(this));
    }

    /** Of what was there before, the fields that the request itself changes; null when that is not known. */
    @Nullable
    JsonNode replaced() {
        if (!(before instanceof ObjectNode fields) || request.method() != Method.PATCH) {
            return before;
        }
        List<String> changed = new ArrayList<>();
        Settler.body(this).fieldNames().forEachRemaining(changed::add);
        return fields.deepCopy().retain(changed);
    }

    /** Row and request; never a body or a value. */
    @Override
    public String toString() {
        return "row " + row + ": " + request;
    }
}
