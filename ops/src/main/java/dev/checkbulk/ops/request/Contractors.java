package dev.checkbulk.ops.request;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.resource.ResourceType;
import java.util.Map;

/** Requests for contractors, {@code /contractors}. Check has no request that deletes one. */
public final class Contractors {
    private static final ResourceType TYPE = ResourceType.of("contractors");

    /** Reads one contractor. */
    public CheckRequest get(String contractor) {
        return TYPE.get(contractor);
    }

    /** Lists the contractors of a company, 100 a page. */
    public CheckRequest list(String company) {
        return TYPE.list(Map.of("company", company));
    }

    /** The list to read contractors by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return TYPE.byId();
    }

    /**
     * Creates a contractor. Only an {@code ssn} keeps Check from making the same person twice.
     *
     * @param fields an object: {@code company} and {@code last_name} are required; a business gives the name of
     *     its contact
     */
    public CheckRequest create(Object fields) {
        return TYPE.create(fields);
    }

    /**
     * Changes fields of a contractor; all but {@code company} can be changed. A newer {@code start_date} empties
     * {@code termination_date}.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String contractor, Object fields) {
        return TYPE.update(fields, contractor);
    }

    /**
     * Searches the contractors of all companies, 25 a page.
     *
     * @param term what to look for
     */
    public CheckRequest search(String term) {
        return CheckRequest.get("/contractors/search").query("term", term).expecting(Expected.page());
    }

    /** Lists what a contractor was paid, payroll by payroll, 100 a page. */
    public CheckRequest payments(String contractor) {
        return ListRequests.filter(
                CheckRequest.get("/contractors/{contractor}/payments", contractor)
                        .expecting(Expected.page()),
                "limit",
                ListRequests.PAGE);
    }
}
