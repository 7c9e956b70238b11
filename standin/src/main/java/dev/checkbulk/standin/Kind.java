package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kind of records that is served: where, with which verbs, fields and filters, and under which rules. */
final class Kind {
    static final Kind COMPANIES = CompanyKinds.companies();
    static final Kind WORKPLACES = CompanyKinds.workplaces();
    static final Kind EMPLOYEES = WorkerKinds.employees();
    static final Kind CONTRACTORS = WorkerKinds.contractors();
    static final Kind BENEFITS = BenefitKinds.benefits();
    static final Kind EARNING_CODES = PayKinds.earningCodes();
    static final Kind PAYROLLS = PayrollKinds.payrolls();
    static final Kind PAYROLL_ITEMS = PayrollKinds.payrollItems();
    static final Kind CONTRACTOR_PAYMENTS = PayrollKinds.contractorPayments();

    private static final Map<String, Kind> BY_PATH = Stream.of(
                    Stream.of(
                            COMPANIES,
                            WORKPLACES,
                            EMPLOYEES,
                            CONTRACTORS,
                            BENEFITS,
                            EARNING_CODES,
                            PAYROLLS,
                            PAYROLL_ITEMS,
                            CONTRACTOR_PAYMENTS,
                            CompanyKinds.signatories(),
                            CompanyKinds.paySchedules(),
                            CompanyKinds.documents(),
                            CompanyKinds.webhookConfigs(),
                            BenefitKinds.companyBenefits(),
                            BenefitKinds.postTaxDeductions(),
                            PayKinds.earningRates(),
                            PayKinds.bankAccounts(),
                            PayKinds.netPaySplits(),
                            PayrollKinds.externalPayrolls()),
                    ReadOnlyKinds.all())
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(Kind::path, Function.identity()));

    private final KindBuilder data;

    Kind(KindBuilder data) {
        this.data = data;
    }

    static Optional<Kind> ofPath(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** @throws IllegalArgumentException if there is no such kind */
    static Kind named(String path) {
        return ofPath(path).orElseThrow(() -> new IllegalArgumentException("no such kind: " + path));
    }

    static Stream<Kind> all() {
        return BY_PATH.values().stream();
    }

    /** The name in paths, for instance {@code employees}. */
    String path() {
        return data.path;
    }

    String prefix() {
        return data.prefix;
    }

    boolean serves(Verb verb) {
        return data.verbs.contains(verb);
    }

    /** The largest page of the list endpoint. */
    int most() {
        return data.most;
    }

    /** The status of a create that took effect. */
    int created() {
        return data.created;
    }

    Shape shape() {
        return data.shape;
    }

    Set<String> filters() {
        return data.filters;
    }

    Rules rules() {
        return data.rules;
    }

    /** The kind whose records it is nested under in paths, if any. */
    Optional<String> parent() {
        return Optional.ofNullable(data.parent);
    }

    /** Fields of which a record has exactly one. */
    List<String> owners() {
        return data.owners;
    }

    /** Whether a record shows the company of its owner. */
    boolean showsCompany() {
        return data.showsCompany;
    }

    List<Child> children() {
        return data.children;
    }

    /**
     * A field that stands for records of another kind.
     *
     * @param kind theirs
     * @param key their field that refers to the record of this kind
     */
    record Child(String field, String kind, String key) {}

    /** Fields that a list leaves out on request. */
    Set<String> parts() {
        return data.parts;
    }

    /** The fields that the list goes by; without any it goes by creation. */
    List<String> order() {
        return data.order;
    }

    /** Records that are there from the start. */
    List<ObjectNode> seeds() {
        return data.seeds;
    }

    /** What a record that nobody described holds. */
    Map<String, JsonNode> plausible() {
        return data.plausible;
    }

    /** What was sent, without what is never readable or belongs to other records. */
    ObjectNode readable(ObjectNode body) {
        ObjectNode readable = body.deepCopy();
        data.hidden.forEach(readable::remove);
        data.children.forEach(child -> readable.remove(child.field()));
        return readable;
    }

    /** A record of this kind with every readable field, most of them null. */
    ObjectNode blank(String id) {
        ObjectNode blank = Json.object().put("id", id);
        data.shape.names().forEach(blank::putNull);
        data.readOnly.forEach(blank::putNull);
        data.initially.forEach((name, value) -> blank.set(name, value.deepCopy()));
        return readable(blank);
    }

    @Override
    public String toString() {
        return data.path;
    }
}
