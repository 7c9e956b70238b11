package dev.checkbulk.standin.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.Kind;
import dev.checkbulk.standin.store.Store;
import dev.checkbulk.standin.store.Timelines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records that the stand-in holds: put there, looked at and changed behind the API's back. Nothing here counts as a
 * request or goes to the judge. A kind is named as in paths, for instance {@code earning_rates} or
 * {@code documents/setup_documents}. Any thread may call.
 */
public final class StoredRecords {
    /** The company of records that are mentioned without one. */
    public static final String REHEARSAL_COMPANY = "com_rehearsal";

    private final Store store;
    private final RecordGenerator plausible;
    private final Kind companies;
    private final Kind workplaces;
    private final Kind employees;

    public StoredRecords(Store store) {
        this.store = store;
        this.plausible = new RecordGenerator(store);
        this.companies = store.kind("companies");
        this.workplaces = store.kind("workplaces");
        this.employees = store.kind("employees");
    }

    /** Puts an active company, in place of one with this id. */
    public StoredRecords company(String id) {
        return put(companies, plausible.record(companies, id, id));
    }

    /**
     * Puts an active workplace, in place of one with this id.
     *
     * @throws IllegalArgumentException if there is no such company
     */
    public StoredRecords workplace(String id, String companyId) {
        require(companies, companyId);
        return put(this.workplaces, plausible.record(this.workplaces, id, companyId));
    }

    /**
     * Puts an active employee, in place of one with this id. The first workplace is the primary one.
     *
     * @throws IllegalArgumentException if there is no such company or workplace
     */
    public StoredRecords employee(String id, String companyId, List<String> workplaces) {
        require(companies, companyId);
        workplaces.forEach(workplace -> require(this.workplaces, workplace));
        ObjectNode node = plausible.record(employees, id, companyId);
        node.setAll(at(workplaces));
        return put(employees, node);
    }

    private static ObjectNode at(List<String> workplaces) {
        ObjectNode fields = StrictJson.object();
        workplaces.forEach(fields.putArray("workplaces")::add);
        return workplaces.isEmpty() ? fields : fields.put("primary_workplace", workplaces.get(0));
    }

    /**
     * Puts an employee benefit without an end, in place of one with this id.
     *
     * @param effectiveStart {@code YYYY-MM-DD}
     * @throws IllegalArgumentException if there is no such employee
     */
    public StoredRecords benefit(String id, String employeeId, String companyBenefit, String effectiveStart) {
        ObjectNode fields = StrictJson.object().put("id", id).put("employee", employeeId);
        return put("benefits", fields.put("company_benefit", companyBenefit).put("effective_start", effectiveStart));
    }

    /**
     * Puts a record of any kind, in place of one with its id. It has the kind's other fields as on create, most of them
     * null; it is not checked, except that what it refers to must be there. Fields that are never readable are left out.
     *
     * @throws IllegalArgumentException if there is no such kind, the record has no id, or what it refers to is not there
     */
    public StoredRecords put(String kind, ObjectNode record) {
        Kind one = store.kind(kind);
        String id = record.path("id").asText("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a record of " + kind + " has no id: " + record);
        }
        synchronized (store) {
            ObjectNode node = one.blank(id);
            node.setAll(one.readable(record));
            List<Reference> found = new ArrayList<>();
            one.shape().references(node, new ValidationErrors(), found::add);
            found.stream()
                    .filter(Reference::known)
                    .forEach(reference -> require(store.kind(reference.kind()), reference.id()));
            if (one.showsCompany() && !node.hasNonNull("company")) {
                node.put("company", store.companyOf(one, node));
            }
            return put(one, node);
        }
    }

    /** Puts the company if it is absent, unless its id contains {@code missing}: such ids never exist. */
    public StoredRecords mentionCompany(String id) {
        return mention(companies, id, id, StrictJson.object());
    }

    /** Puts the workplace, and before it the company, if absent; ids that contain {@code missing} never exist. */
    public StoredRecords mentionWorkplace(String id, String companyId) {
        mentionCompany(companyId);
        return mention(this.workplaces, id, companyId, StrictJson.object());
    }

    /** As {@link #mentionWorkplace(String, String)} in the {@link #REHEARSAL_COMPANY}. */
    public StoredRecords mentionWorkplace(String id) {
        return mentionWorkplace(id, REHEARSAL_COMPANY);
    }

    /**
     * Puts the employee, and before it the company and the workplaces, if absent; ids that contain {@code missing} never
     * exist. An employee that is there already keeps the workplaces that it has.
     */
    public StoredRecords mentionEmployee(String id, String companyId, List<String> workplaces) {
        synchronized (store) {
            mentionCompany(companyId);
            workplaces.forEach(workplace -> mentionWorkplace(workplace, companyId));
            List<String> present = workplaces.stream()
                    .filter(workplace -> store.find(this.workplaces, workplace).isPresent())
                    .toList();
            return mention(employees, id, companyId, at(present));
        }
    }

    /** As {@link #mentionEmployee(String, String, List)} in the {@link #REHEARSAL_COMPANY}. */
    public StoredRecords mentionEmployee(String id, String... workplaces) {
        return mentionEmployee(id, REHEARSAL_COMPANY, List.of(workplaces));
    }

    /**
     * Puts a plausible record of any kind, with these fields, unless one is there or was deleted; and before it those that
     * it refers to, in its company. Ids that contain {@code missing} never exist, nor what cannot be without them.
     *
     * @param fields what it holds besides plausible values; its company is the one that they name, or that of the record
     *     that they name as its employee, contractor or payroll, or the {@link #REHEARSAL_COMPANY}
     * @throws IllegalArgumentException if there is no such kind
     */
    public StoredRecords mention(String kind, String id, ObjectNode fields) {
        Kind one = store.kind(kind);
        synchronized (store) {
            String company = store.companyOf(one, fields);
            return mention(one, id, company.isEmpty() ? REHEARSAL_COMPANY : company, fields);
        }
    }

    StoredRecords mention(Kind kind, String id, String company, ObjectNode fields) {
        synchronized (store) {
            plausible.mention(kind, id, company, fields);
            return this;
        }
    }

    /** Mentions what a body of this kind refers to. */
    StoredRecords mentionReferences(Kind kind, ObjectNode body, String company) {
        synchronized (store) {
            plausible.mentionReferences(kind, body, company);
            return this;
        }
    }

    Optional<Kind> kindAt(String path) {
        return store.kindAt(path);
    }

    /** @throws IllegalArgumentException if there is no such kind */
    Kind kind(String path) {
        return store.kind(path);
    }

    /** The company of a record, of whatever kind; its own id if it is one. */
    Optional<String> companyOf(String id) {
        synchronized (store) {
            return store.kindOf(id)
                    .flatMap(kind -> store.find(kind, id).map(record -> store.companyOf(kind, record)))
                    .filter(company -> !company.isEmpty());
        }
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
     * @throws IllegalArgumentException if there is no such kind
     */
    public List<JsonNode> all(String kind) {
        Kind one = store.kind(kind);
        synchronized (store) {
            return copies(store.table(one).all());
        }
    }

    /**
     * Copies of a record's settings that hold from a date on, by what is set and by date.
     *
     * @param what {@code company_tax_params}, {@code employee_tax_params}, {@code company_tax_elections},
     *     {@code employee_tax_elections}, {@code company_defined_attributes}, {@code reciprocity_elections} or
     *     {@code enrollment_profile}, of which there is at most one
     * @param owner the id of the company or employee
     */
    public List<JsonNode> settings(String what, String owner) {
        synchronized (store) {
            return copies(store.timelines().all(what, owner));
        }
    }

    /**
     * Sets one of them as another user of the API would, without its checks.
     *
     * @param setting with its {@code id}, {@code name} or {@code jurisdiction}, and its {@code effective_start}; without a
     *     date it holds from 1900-01-01 on
     */
    public StoredRecords setting(String what, String owner, ObjectNode setting) {
        String subject = Stream.of("id", "name", "jurisdiction")
                .map(field -> setting.path(field).asText(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String start = setting.path("effective_start")
                .asText(setting.path("setting").path("effective_start").asText(Timelines.BEGINNING));
        synchronized (store) {
            store.timelines().set(new Timelines.Line(what, owner, subject), start, setting.deepCopy());
            return this;
        }
    }

    private static List<JsonNode> copies(Collection<ObjectNode> nodes) {
        return nodes.stream().map(node -> (JsonNode) node.deepCopy()).toList();
    }

    /**
     * Sets fields of a record as another user of the API would, without its checks.
     *
     * @throws IllegalArgumentException if there is no such record, or the id would change
     */
    public StoredRecords change(String id, ObjectNode fields) {
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
    public StoredRecords remove(String id) {
        synchronized (store) {
            store.delete(kindOf(id), id);
            return this;
        }
    }

    private StoredRecords put(Kind kind, ObjectNode node) {
        synchronized (store) {
            store.put(kind, node);
            return this;
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
