package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckRequest.Parameter;
import dev.checkbulk.ops.request.BankAccounts;
import dev.checkbulk.ops.request.Companies;
import dev.checkbulk.ops.request.CompanyBenefits;
import dev.checkbulk.ops.request.CompanyDefinedAttributes;
import dev.checkbulk.ops.request.CompanyDocuments;
import dev.checkbulk.ops.request.CompanyTaxElections;
import dev.checkbulk.ops.request.CompanyTaxParams;
import dev.checkbulk.ops.request.ContractorPayments;
import dev.checkbulk.ops.request.Contractors;
import dev.checkbulk.ops.request.EarningCodes;
import dev.checkbulk.ops.request.EarningRates;
import dev.checkbulk.ops.request.EmployeeTaxElections;
import dev.checkbulk.ops.request.EmployeeTaxParams;
import dev.checkbulk.ops.request.EnrollmentProfiles;
import dev.checkbulk.ops.request.ExternalPayrolls;
import dev.checkbulk.ops.request.NetPaySplits;
import dev.checkbulk.ops.request.PaySchedules;
import dev.checkbulk.ops.request.PayrollItems;
import dev.checkbulk.ops.request.PostTaxDeductions;
import dev.checkbulk.ops.request.ReciprocityElections;
import dev.checkbulk.ops.request.Signatories;
import dev.checkbulk.ops.request.WebhookConfigs;
import dev.checkbulk.ops.resource.Documented;
import dev.checkbulk.ops.resource.LeftOut;
import dev.checkbulk.ops.resource.ResourceType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each public method of each class, called, against the published API description. */
class EveryRequestTest {
    private static final List<Object> CLASSES = List.of(
            new BankAccounts(),
            new Companies(),
            new CompanyBenefits(),
            new CompanyDefinedAttributes(),
            new CompanyDocuments(),
            new CompanyTaxElections(),
            new CompanyTaxParams(),
            new ContractorPayments(),
            new Contractors(),
            new EarningCodes(),
            new EarningRates(),
            new EmployeeTaxElections(),
            new EmployeeTaxParams(),
            new EnrollmentProfiles(),
            new ExternalPayrolls(),
            new NetPaySplits(),
            new PayrollItems(),
            new Payrolls(),
            new PaySchedules(),
            new PostTaxDeductions(),
            new ReciprocityElections(),
            new Signatories(),
            new WebhookConfigs(),
            new Workplaces());

    /** In newer pages of the reference than the description is of. */
    private static final Set<String> NEWER = Set.of(
            "GET /companies/search",
            "GET /contractors/search",
            "GET /external_payrolls",
            "GET /external_payrolls/{}",
            "DELETE /pay_schedules/{}",
            "PATCH /payroll_items",
            "DELETE /payroll_items");

    /** Written by {@link Employees} and {@link Benefits}, which the test of the guide's operations shows. */
    private static final Set<String> ELSEWHERE = Set.of(
            "POST /employees", "PATCH /employees/{}", "POST /benefits", "PATCH /benefits/{}", "DELETE /benefits/{}");

    /** Filters in newer pages of the reference. */
    private static final Set<String> NEWER_FILTERS = Set.of("limit", "id", "term", "async", "submitter");

    static Stream<Named<CheckRequest>> requests() {
        List<Named<CheckRequest>> requests = new ArrayList<>();
        for (Object resource : CLASSES) {
            for (Method method : resource.getClass().getMethods()) {
                if (method.getDeclaringClass() != Object.class) {
                    CheckRequest request = (CheckRequest) call(method, resource);
                    requests.add(Named.of(resource.getClass().getSimpleName() + "." + method.getName(), request));
                }
            }
        }
        return requests.stream();
    }

    private static Object call(Method method, Object on) {
        try {
            return method.invoke(
                    on,
                    Arrays.stream(method.getParameterTypes())
                            .map(EveryRequestTest::some)
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method.toString(), e);
        }
    }

    private static Object some(Class<?> type) {
        Map<Class<?>, Object> values = Map.of(
                String.class,
                "id_1",
                Object.class,
                Map.of("name", "x"),
                List.class,
                List.of("id_2"),
                LocalDate.class,
                LocalDate.of(2026, 3, 1),
                Boolean.class,
                true,
                boolean.class,
                true,
                byte[].class,
                new byte[] {'%', 'P', 'D', 'F'});
        return type.isRecord() ? filled(type) : values.get(type);
    }

    private static Object filled(Class<?> record) {
        RecordComponent[] parts = record.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types)
                    .newInstance(
                            Arrays.stream(types).map(EveryRequestTest::some).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(record.toString(), e);
        }
    }

    private static Map<String, Documented> documented() {
        Map<String, Documented> documented = new HashMap<>();
        Documented.all().forEach(operation -> documented.put(operation.shape(), operation));
        return documented;
    }

    private static String shape(CheckRequest request) {
        return Documented.shape(request.method(), request.template());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestIsOneOfTheDescription(CheckRequest request) {
        String shape = shape(request);
        assertTrue(documented().containsKey(shape) != NEWER.contains(shape), shape);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestAsksByFiltersOfTheDescription(CheckRequest request) {
        Documented operation = documented().get(shape(request));
        Set<String> unknown = new HashSet<>();
        request.query().stream().map(Parameter::name).forEach(unknown::add);
        if (operation != null) {
            operation.query().forEach(filter -> unknown.remove(filter.replace("*", "")));
        }
        ResourceType.all().stream()
                .filter(type -> type.path().equals(request.template()))
                .forEach(type -> type.filters().forEach(unknown::remove));
        unknown.removeAll(NEWER_FILTERS);
        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aWriteHasABodyAndAReadHasNone(CheckRequest request) {
        boolean takesBody = request.method().writes() && request.method() != CheckRequest.Method.DELETE;
        assertEquals(takesBody, request.body() != null);
    }

    @Test
    void everyWriteThatIsNotLeftOutCanBeBuilt() {
        Set<String> missing = new TreeSet<>();
        for (Documented operation : Documented.all()) {
            boolean leftOut = LeftOut.all().stream().anyMatch(out -> out.is(operation.method(), operation.path()));
            if (operation.method().writes() && !leftOut) {
                missing.add(operation.shape());
            }
        }
        requests().forEach(request -> missing.remove(shape(request.getPayload())));
        assertEquals(new TreeSet<>(ELSEWHERE), missing);
    }
}
