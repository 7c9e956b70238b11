package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The records that the stand-in holds: put there, looked at and changed behind the API's back. Nothing here counts as a
 * request or goes to the judge. Any thread may call.
 */
public final class Records {
    /** The company of records that are mentioned without one. */
    public static final String REHEARSAL_COMPANY = "com_rehearsal";

    private final Store store;

    Records(Store store) {
        this.store = store;
    }

    /** Puts an active company, in place of one with this id. */
    public Records company(String id) {
        return put(Kind.COMPANIES, Kind.COMPANIES.blank(id).put("legal_name", "Company " + id));
    }

    /**
     * Puts an active workplace, in place of one with this id.
     *
     * @throws IllegalArgumentException if there is no such company
     */
    public Records workplace(String id, String companyId) {
        require(Kind.COMPANIES, companyId);
        ObjectNode node = Kind.WORKPLACES.blank(id).put("company", companyId).put("name", "Workplace " + id);
        node.putObject("address")
                .put("line1", "1 Main St")
                .put("city", "Springfield")
                .put("state", "IL")
                .put("postal_code", "62701")
                .put("country", "US");
        return put(Kind.WORKPLACES, node);
    }

    /**
     * Puts an active employee, in place of one with this id. The first workplace is the primary one.
     *
     * @throws IllegalArgumentException if there is no such company or workplace
     */
    public Records employee(String id, String companyId, List<String> workplaces) {
        require(Kind.COMPANIES, companyId);
        workplaces.forEach(workplace -> require(Kind.WORKPLACES, workplace));
        ObjectNode node = Kind.EMPLOYEES.blank(id).put("company", companyId);
        node.put("first_name", "Pat").put("last_name", "Doe " + id).put("start_date", "2024-01-02");
        workplaces.forEach(node.putArray("workplaces")::add);
        if (!workplaces.isEmpty()) {
            node.put("primary_workplace", workplaces.get(0));
        }
        return put(Kind.EMPLOYEES, node);
    }

    /**
     * Puts an employee benefit without an end, in place of one with this id.
     *
     * @param effectiveStart {@code YYYY-MM-DD}
     * @throws IllegalArgumentException if there is no such employee
     */
    public Records benefit(String id, String employeeId, String companyBenefit, String effectiveStart) {
        ObjectNode node = Kind.BENEFITS.blank(id).put("employee", employeeId);
        node.set("company", require(Kind.EMPLOYEES, employeeId).get("company"));
        node.put("company_benefit", companyBenefit).put("effective_start", effectiveStart);
        return put(Kind.BENEFITS, node);
    }

    /** Puts the company if it is absent, unless its id contains {@code missing}: such ids never exist. */
    public Records mentionCompany(String id) {
        synchronized (store) {
            return mentionable(Kind.COMPANIES, id) ? company(id) : this;
        }
    }

    /** Puts the workplace, and before it the company, if absent; ids that contain {@code missing} never exist. */
    public Records mentionWorkplace(String id, String companyId) {
        synchronized (store) {
            mentionCompany(companyId);
            return mentionable(Kind.WORKPLACES, id) && exists(Kind.COMPANIES, companyId)
                    ? workplace(id, companyId)
                    : this;
        }
    }

    /** As {@link #mentionWorkplace(String, String)} in the {@link #REHEARSAL_COMPANY}. */
    public Records mentionWorkplace(String id) {
        return mentionWorkplace(id, REHEARSAL_COMPANY);
    }

    /**
     * Puts the employee, and before it the company and the workplaces, if absent; ids that contain {@code missing} never
     * exist. An employee that is there already keeps the workplaces that it has.
     */
    public Records mentionEmployee(String id, String companyId, List<String> workplaces) {
        synchronized (store) {
            workplaces.forEach(workplace -> mentionWorkplace(workplace, companyId));
            mentionCompany(companyId);
            List<String> present = workplaces.stream()
                    .filter(workplace -> exists(Kind.WORKPLACES, workplace))
                    .toList();
            return mentionable(Kind.EMPLOYEES, id) && exists(Kind.COMPANIES, companyId)
                    ? employee(id, companyId, present)
                    : this;
        }
    }

    /** As {@link #mentionEmployee(String, String, List)} in the {@link #REHEARSAL_COMPANY}. */
    public Records mentionEmployee(String id, String... workplaces) {
        return mentionEmployee(id, REHEARSAL_COMPANY, List.of(workplaces));
    }

    /** A copy of the record, of whatever kind. */
    public Optional<JsonNode> get(String id) {
        synchronized (store) {
            return store.find(id).map(ObjectNode::deepCopy);
        }
    }

    /**
     * Copies of all records of a kind in the order of its list.
     *
     * @param kind {@code companies}, {@code workplaces}, {@code employees} or {@code benefits}
     * @throws IllegalArgumentException for any other kind
     */
    public List<JsonNode> all(String kind) {
        Kind one = Kind.ofPath(kind).orElseThrow(() -> new IllegalArgumentException("no such kind: " + kind));
        synchronized (store) {
            return store.table(one).all().stream()
                    .map(node -> (JsonNode) node.deepCopy())
                    .toList();
        }
    }

    /**
     * Sets fields of a record as another user of the API would, without its checks.
     *
     * @throws IllegalArgumentException if there is no such record, or the id would change
     */
    public Records change(String id, ObjectNode fields) {
        if (fields.has("id")) {
            throw new IllegalArgumentException("the id of " + id + " cannot be changed");
        }
        synchronized (store) {
            Kind kind = kindOf(id);
            ObjectNode next = require(kind, id).deepCopy();
            next.setAll(fields.deepCopy());
            return put(kind, next);
        }
    }

    /**
     * Removes a record, of whatever kind.
     *
     * @throws IllegalArgumentException if there is no such record
     */
    public Records remove(String id) {
        synchronized (store) {
            store.delete(kindOf(id), id);
            return this;
        }
    }

    private Records put(Kind kind, ObjectNode node) {
        synchronized (store) {
            store.put(kind, node);
            return this;
        }
    }

    private boolean mentionable(Kind kind, String id) {
        return !References.neverExists(id) && !exists(kind, id);
    }

    private boolean exists(Kind kind, String id) {
        synchronized (store) {
            return store.find(kind, id).isPresent();
        }
    }

    private ObjectNode require(Kind kind, String id) {
        synchronized (store) {
            return store.find(kind, id)
                    .orElseThrow(() -> new IllegalArgumentException("not in " + kind.path() + ": " + id));
        }
    }

    private Kind kindOf(String id) {
        return store.kindOf(id).orElseThrow(() -> new IllegalArgumentException("no such record: " + id));
    }
}
