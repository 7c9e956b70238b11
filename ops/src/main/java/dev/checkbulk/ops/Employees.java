package dev.checkbulk.ops;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.ListRequests;
import java.util.List;
import java.util.Map;

/** Requests for employees, {@code /employees}. Check has no request that deletes one. */
public final class Employees {
    private static final String ALL = "/employees";
    private static final String ONE = "/employees/{employee}";

    /** Reads one employee. */
    public CheckRequest get(String employee) {
        return CheckRequest.get(ONE, employee).expecting(Expected.object(employee));
    }

    /** Lists the employees of a company, by last and first name, 100 a page. */
    public CheckRequest list(String company) {
        return list(new EmployeeFilter(company, null, null));
    }

    /** Lists employees, by last and first name, 100 a page. */
    public CheckRequest list(EmployeeFilter filter) {
        CheckRequest list = ListRequests.of(ALL, ListRequests.PAGE);
        list = ListRequests.filter(list, "company", filter.company());
        list = ListRequests.filter(list, "workplace", filter.workplace());
        return ListRequests.filter(list, "active", filter.active());
    }

    /** The list to read employees by id from, with {@link dev.checkbulk.http.Pages#byIds}. */
    public CheckRequest byId() {
        return ListRequests.byId(ALL);
    }

    /**
     * Creates an employee. Only an {@code ssn} keeps Check from making the same person twice.
     *
     * @param fields an object: {@code company}, {@code last_name} and {@code workplaces} are required
     */
    public CheckRequest create(Object fields) {
        return CheckRequest.post(ALL).body(fields).expecting(Expected.created());
    }

    /**
     * Changes fields of an employee; all but {@code company} can be changed.
     *
     * @param fields an object with the fields to change; those that hold lists or objects are replaced whole
     */
    public CheckRequest update(String employee, Object fields) {
        return CheckRequest.patch(ONE, employee).body(fields).expecting(Expected.object(employee));
    }

    /**
     * The guide's reassignment: these workplaces in place of those that the employee has. Check makes the first of them
     * primary when the primary one is not among them; say which with {@link #reassign(String, List, String)}.
     *
     * @throws IllegalArgumentException when there is no workplace
     */
    public CheckRequest reassign(String employee, List<String> workplaces) {
        requireSome(workplaces);
        return update(employee, Map.of("workplaces", workplaces));
    }

    /**
     * The reassignment with the workplace that becomes the primary one, which decides where the employee's unemployment
     * insurance is paid.
     *
     * @throws IllegalArgumentException when the primary workplace is not one of the workplaces
     */
    public CheckRequest reassign(String employee, List<String> workplaces, String primary) {
        requireSome(workplaces);
        if (!workplaces.contains(primary)) {
            throw new IllegalArgumentException("The primary workplace " + primary + " is not one of " + workplaces);
        }
        return update(employee, Map.of("workplaces", workplaces, "primary_workplace", primary));
    }

    private static void requireSome(List<String> workplaces) {
        if (workplaces.isEmpty()) {
            throw new IllegalArgumentException("A reassignment needs at least one workplace");
        }
    }
}
