package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.ListRequests;

/**
 * Requests for employee benefits. Amounts are decimal strings in dollars ({@code "150.00"}), percentages numbers from 0 to
 * 100, dates {@code YYYY-MM-DD}.
 */
public final class Benefits {
    private static final String ALL = "/benefits";
    private static final String ONE = "/benefits/{benefit}";

    /** Where benefits are created: Check's guide and its reference differ. */
    public enum CreatePath {
        /** {@code /employee_benefits}, as in the guide to batching edits. */
        GUIDE("/employee_benefits"),
        /** {@code /benefits}, as in the API reference. */
        REFERENCE(ALL);

        private final String path;

        CreatePath(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** Reads one benefit. */
    public CheckRequest get(String benefit) {
        return CheckRequest.get(ONE, benefit).expecting(Expected.object(benefit));
    }

    /** Lists the benefits of a company's employees, 100 a page. */
    public CheckRequest list(String company) {
        return list(new BenefitFilter(company, null, null));
    }

    /** Lists benefits, 100 a page. */
    public CheckRequest list(BenefitFilter filter) {
        CheckRequest list = ListRequests.of(ALL, ListRequests.PAGE);
        list = ListRequests.filter(list, "company", filter.company());
        list = ListRequests.filter(list, "employee", filter.employee());
        return ListRequests.filter(list, "include_external", filter.includeExternal());
    }

    /**
     * Creates a benefit where the guide does. Check refuses one that overlaps another of the same employee and kind.
     *
     * @param fields an object: {@code employee}, and {@code benefit} or {@code company_benefit}, are required
     */
    public CheckRequest create(Object fields) {
        return create(fields, CreatePath.GUIDE);
    }

    /** Creates a benefit at one of the two paths. */
    public CheckRequest create(Object fields, CreatePath where) {
        return CheckRequest.post(where.path).body(fields).expecting(Expected.created());
    }

    /** Changes fields of a benefit. */
    public CheckRequest update(String benefit, Object fields) {
        return CheckRequest.patch(ONE, benefit).body(fields).expecting(Expected.object(benefit));
    }

    /** Deletes a benefit. */
    public CheckRequest delete(String benefit) {
        return CheckRequest.delete(ONE, benefit);
    }
}
