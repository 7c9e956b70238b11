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
 * @param ref which row it is
 * @param resource the record that it edits; edits of one record run in order and apart, null is ordered with nothing
 * @param look how to see what is there and whether it happened
 * @param send what is sent
 * @param warnings what people should know before they agree, a sentence each
 */
public record Edit(RowRef ref, @Nullable String resource, Look look, Send send, List<String> warnings)
        implements PlanRow {

    public Edit {
        warnings = List.copyOf(warnings);
    }

    /**
     * An edit as its request alone tells it: a change or a deletion of one record is ordered by that record and looked up
     * by reading it; a create is ordered with nothing, and there is no way to look it up but Check's log.
     *
     * @throws IllegalArgumentException for a row that is not counted from 1, a request that changes nothing or has a key
     */
    public static Edit of(long row, String label, CheckRequest request) {
        List<String> ids = request.ids();
        boolean ofOneRecord =
                request.method() != Method.POST && request.template().endsWith("}");
        Edit bare = new Edit(new RowRef(row, label), null, Look.NONE, new Send(request, null), List.of());
        if (!ofOneRecord) {
            return bare;
        }
        String record = ids.get(ids.size() - 1);
        return bare.resource(request.path())
                .lookup(new CheckRequest(
                        Method.GET, request.template(), ids, List.of(), null, null, Expected.object(record)));
    }

    /** What is sent; its idempotency key is made for each attempt and not part of it. */
    public CheckRequest request() {
        return send.request();
    }

    /** What is sent instead to a server that does not have the path of {@link #request()}; null for nothing. */
    public @Nullable CheckRequest otherwise() {
        return send.otherwise();
    }

    /** What is read to see whether it happened; null when there is no way. */
    public @Nullable CheckRequest lookup() {
        return look.lookup();
    }

    /** The list from which many such records can be read; null when each is read alone. */
    public @Nullable CheckRequest list() {
        return look.list();
    }

    /** How to find in what the lookup reads what is set; null for a record. */
    public @Nullable Setting setting() {
        return look.setting();
    }

    /** What was there when the plan was made, as {@link Look} says; null when it was not read. */
    public @Nullable JsonNode before() {
        return look.before();
    }

    /** What else the record must have when it is changed; null for nothing. */
    public @Nullable JsonNode expect() {
        return look.expect();
    }

    /** The same edit, ordered by this record. */
    public Edit resource(@Nullable String record) {
        return new Edit(ref, record, look, send, warnings);
    }

    /** The same edit, with what people should know before they agree. */
    public Edit warnings(List<String> sentences) {
        return new Edit(ref, resource, look, send, sentences);
    }

    /**
     * The same edit, with these requests.
     *
     * @param first what is sent
     * @param instead what is sent to a server that does not have the first path; null for nothing
     */
    public Edit sending(CheckRequest first, @Nullable CheckRequest instead) {
        return new Edit(ref, resource, look, new Send(first, instead), warnings);
    }

    /** The same edit, sent so to a server that does not have the first path. */
    public Edit otherwise(@Nullable CheckRequest instead) {
        return sending(request(), instead);
    }

    /** The same edit, looked up so. */
    public Edit lookup(@Nullable CheckRequest read) {
        return with(look.lookup(read));
    }

    /** The same edit, whose record can be read from this list by its id. */
    public Edit list(@Nullable CheckRequest of) {
        return with(look.list(of));
    }

    /** The same edit, of an entry of the list that its lookup reads. */
    public Edit setting(@Nullable Setting how) {
        return with(look.setting(how));
    }

    /** The same edit, with what was there before. */
    public Edit before(@Nullable JsonNode was) {
        return with(look.before(was));
    }

    /** The same edit, for a record that has these fields too. */
    public Edit expect(@Nullable JsonNode fields) {
        return with(look.expect(fields));
    }

    /** The same edit, of a record of this company. */
    public Edit company(@Nullable String id) {
        return with(ref.company(id));
    }

    @Override
    public Edit at(long place) {
        return with(ref.at(place));
    }

    @Override
    public Edit ofInput(long number) {
        return with(ref.ofInput(number));
    }

    @Override
    public Edit source(@Nullable JsonNode written) {
        return with(ref.source(written));
    }

    private Edit with(RowRef row) {
        return new Edit(row, resource, look, send, warnings);
    }

    private Edit with(Look how) {
        return new Edit(ref, resource, how, send, warnings);
    }

    /** What the edit sends of its record: of a setting the change, else the body; missing when there is none. */
    public JsonNode sent() {
        return sent(request());
    }

    /** The same of another of its requests. */
    public JsonNode sent(CheckRequest by) {
        Setting setting = setting();
        return setting == null ? by.json() : setting.change(by.json());
    }

    /** What edits of one record, or of one setting of a day, have in common; null when it is ordered with nothing. */
    public @Nullable String record() {
        Setting setting = setting();
        return setting == null || resource == null ? resource : subject() + " " + setting.day(sent());
    }

    /** The same, but of a setting for all days: a change of an earlier day is in force on a later one. */
    @Nullable
    public String subject() {
        Setting setting = setting();
        return setting == null || resource == null ? resource : resource + setting.subject(sent());
    }

    /** The list from which its own record can be read by its id; null when it is read alone. */
    @Nullable
    public CheckRequest ownList() {
        return setting() == null ? list() : null;
    }

    /** Whether it makes a record that nobody knows the id of yet. */
    public boolean creates() {
        return request().method() == Method.POST && setting() == null;
    }

    /** Whether the record shows all that the request would write, so that nothing has to be sent. */
    public boolean isShownBy(JsonNode record) {
        return request().method() != Method.DELETE && Fields.shows(record, sent());
    }

    /** Of what was there before, the fields that the request itself changes; null when that is not known. */
    @Nullable
    public JsonNode replaced() {
        if (!(before() instanceof ObjectNode fields)
                || setting() == null && request().method() != Method.PATCH) {
            return before();
        }
        List<String> changed = new ArrayList<>();
        sent().fieldNames().forEachRemaining(changed::add);
        return fields.deepCopy().retain(changed);
    }

    /** Row and request; never a body or a value. */
    @Override
    public String toString() {
        return "row " + row() + ": " + request();
    }
}
