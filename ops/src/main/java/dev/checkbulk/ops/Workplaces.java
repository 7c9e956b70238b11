package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.ListRequests;

/**
 * Requests for workplaces, {@code /workplaces}. Check has no request that deletes one; a workplace that nobody active works
 * at can be made inactive.
 */
public final class Workplaces {
    private static final String ALL = "/workplaces";
    private static final String ONE = "/workplaces/{workplace}";

    /** Reads one workplace. */
    public CheckRequest get(String workplace) {
        return CheckRequest.get(ONE, workplace).expecting(Expected.object(workplace));
    }

    /** Lists the workplaces of a company, 500 a page. */
    public CheckRequest list(String company) {
        return list().query("company", company);
    }

    /** Lists the workplaces of all companies, 500 a page. */
    public CheckRequest list() {
        return ListRequests.of(ALL, ListRequests.LARGE_PAGE);
    }

    /** The list to read workplaces by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return ListRequests.byId(ALL);
    }

    /**
     * Creates a workplace. Check has no rule of its own against a second one.
     *
     * @param fields an object: {@code company} and {@code address} are required
     */
    public CheckRequest create(Object fields) {
        return CheckRequest.post(ALL).body(fields).expecting(Expected.created());
    }

    /**
     * Changes fields of a workplace: {@code name}, {@code active}, {@code address}, {@code metadata}. Check refuses an
     * address that moves the tax location.
     */
    public CheckRequest update(String workplace, Object fields) {
        return CheckRequest.patch(ONE, workplace).body(fields).expecting(Expected.object(workplace));
    }
}
