package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Expected;
import dev.checkbulk.internal.compare.Fields;
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
 *     label, for a setting its owner; null when each is read alone
 * @param setting how to find in what the lookup reads what is set, when that is an entry of a list; null for a record
 * @param before what was there when the plan was made: for a change the fields that the request changes and those that
 *     Check changes with them, an object; for a create the ids of the equal records in the list, an array; null when it was
 *     not read
 * @param expect what else the record, of a setting its owner, must have when it is changed, so that it is the right one; null
 *     for nothing
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
        @Nullable Setting setting,
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
        Edit bare = new Edit(row, row, label, null, request, null, null, null, null, null, null, null, List.of(), null);
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
                row, input, label, record, request, otherwise, lookup, list, setting, before, expect, company, warnings,
                source);
    }

    /**
     * The same edit, with these requests.
     *
     * @param first what is sent
     * @param instead what is sent to a server that does not have the first path; null for nothing
     */
    public Edit sending(CheckRequest first, @Nullable CheckRequest instead) {
        return new Edit(
                row, input, label, resource, first, instead, lookup, list, setting, before, expect, company, warnings,
                source);
    }

    /** The same edit, sent so to a server that does not have the first path. */
    public Edit otherwise(@Nullable CheckRequest instead) {
        return sending(request, instead);
    }

    /** The same edit, looked up so. */
    public Edit lookup(@Nullable CheckRequest read) {
        return new Edit(
                row, input, label, resource, request, otherwise, read, list, setting, before, expect, company, warnings,
                source);
    }

    /** The same edit, whose record can be read from this list by its id. */
    public Edit list(@Nullable CheckRequest of) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, of, setting, before, expect, company, warnings,
                source);
    }

    /** The same edit, of an entry of the list that its lookup reads. */
    public Edit setting(@Nullable Setting how) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, how, before, expect, company, warnings,
                source);
    }

    /** The same edit, with what was there before. */
    public Edit before(@Nullable JsonNode was) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, setting, was, expect, company, warnings,
                source);
    }

    /** The same edit, for a record that has these fields too. */
    public Edit expect(@Nullable JsonNode fields) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, setting, before, fields, company,
                warnings, source);
    }

    /** The same edit, of a record of this company. */
    public Edit company(@Nullable String id) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, setting, before, expect, id, warnings,
                source);
    }

    /** The same edit, with what people should know before they agree. */
    public Edit warnings(List<String> sentences) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, setting, before, expect, company,
                sentences, source);
    }

    @Override
    public Edit at(long place) {
        return new Edit(
                place, input, label, resource, request, otherwise, lookup, list, setting, before, expect, company,
                warnings, source);
    }

    @Override
    public Edit ofInput(long number) {
        return new Edit(
                row, number, label, resource, request, otherwise, lookup, list, setting, before, expect, company,
                warnings, source);
    }

    @Override
    public Edit source(@Nullable JsonNode written) {
        return new Edit(
                row, input, label, resource, request, otherwise, lookup, list, setting, before, expect, company,
                warnings, written);
    }

    /** What the edit sends of its record: of a setting the change, else the body; missing when there is none. */
    public JsonNode sent() {
        return sent(request);
    }

    /** The same of another of its requests. */
    public JsonNode sent(CheckRequest by) {
        return setting == null ? by.json() : setting.change(by.json());
    }

    /** What edits of one record, or of one setting of a day, have in common; null when it is ordered with nothing. */
    public @Nullable String record() {
        return setting == null || resource == null ? resource : subject() + " " + setting.day(sent());
    }

    /** The same, but of a setting for all days: a change of an earlier day is in force on a later one. */
    @Nullable
    public String subject() {
        return setting == null || resource == null ? resource : resource + setting.subject(sent());
    }

    /** The list from which its own record can be read by its id; null when it is read alone. */
    @Nullable
    public CheckRequest ownList() {
        return setting == null ? list : null;
    }

    /** Whether it makes a record that nobody knows the id of yet. */
    public boolean creates() {
        return request.method() == Method.POST && setting == null;
    }

    /** Whether the record shows all that the request would write, so that nothing has to be sent. */
    public boolean isShownBy(JsonNode record) {
        return request.method() != Method.DELETE && Fields.shows(record, sent());
    }

    /** Of what was there before, the fields that the request itself changes; null when that is not known. */
    @Nullable
    public JsonNode replaced() {
        if (!(before instanceof ObjectNode fields) || setting == null && request.method() != Method.PATCH) {
            return before;
        }
        List<String> changed = new ArrayList<>();
        sent().fieldNames().forEachRemaining(changed::add);
        return fields.deepCopy().retain(changed);
    }

    /** Row and request; never a body or a value. */
    @Override
    public String toString() {
        return "row " + row + ": " + request;
    }
}
