package dev.checkbulk.ops.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTypeTest {
    private static final Map<String, String> BODY = Map.of("name", "x");
    private static final Set<String> SHARED_PREFIXES = Set.of("pay_", "doc_", "spa_", "txe_");
    private static final Pattern SECRET =
            Pattern.compile("(.*\\.)?(ssn|ein|dob|account_number|routing_number|.*_token|ssn_last_four)");

    private static ResourceType type(String name) {
        return ResourceType.of(name);
    }

    static Stream<ResourceType> all() {
        return ResourceType.all().stream();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("GET /employees/emp_1", type("employees").get("emp_1")),
                Arguments.of("GET /employees", type("employees").byId()),
                Arguments.of(
                        "GET /employees?limit=100&company=com_1&active=true",
                        type("employees").list(Map.of("active", "true", "company", "com_1"))),
                Arguments.of(
                        "POST /earning_rates (body of 12 characters)",
                        type("earning_rates").create(BODY)),
                Arguments.of(
                        "PATCH /payroll_items/itm_1 (body of 12 characters)",
                        type("payroll_items").update(BODY, "itm_1")),
                Arguments.of(
                        "PUT /companies/com_1/enrollment_profile (body of 12 characters)",
                        type("enrollment_profile").replace(BODY, "com_1")),
                Arguments.of("DELETE /benefits/ben_1", type("benefits").delete("ben_1")),
                Arguments.of(
                        "POST /companies/com_1/signatories (body of 12 characters)",
                        type("signatories").create(BODY, "com_1")),
                Arguments.of(
                        "GET /companies/com_1/signatories", type("signatories").list(Map.of(), "com_1")),
                Arguments.of(
                        "PATCH /company_tax_elections (body of 12 characters)",
                        type("company_tax_elections").update(BODY)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void buildsTheRequest(String expected, CheckRequest request) {
        assertEquals(expected, request.toString());
    }

    @Test
    void anAnswerIsBelievedWhenItIsAboutTheRecord() {
        assertEquals(Expected.object("emp_1"), type("employees").get("emp_1").expected());
        assertEquals(
                Expected.object("emp_1"),
                type("employees").update(BODY, "emp_1").expected());
        assertEquals(Expected.created(), type("employees").create(BODY).expected());
        assertEquals(Expected.page(), type("employees").list(Map.of()).expected());
        assertEquals(Expected.page(), type("employees").byId().expected());
        assertEquals(
                Expected.anything(),
                type("enrollment_profile").update(BODY, "com_1").expected());
        assertEquals(
                Expected.anything(),
                type("company_tax_params").update(List.of(), "com_1").expected());
    }

    @Test
    void whatAResourceDoesNotHaveIsRefused() {
        refused(
                "Check has no delete for earning_rates",
                () -> type("earning_rates").delete("rte_1"));
        refused(
                "Check reads no signatories by their ids",
                () -> type("signatories").byId());
        refused(
                "The list of benefits has no filter colour but [company, employee, include_external]",
                () -> type("benefits").list(Map.of("colour", "red")));
        refused("No resource is named pets", () -> ResourceType.of("pets"));
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void aNameIsFoundAsPeopleTypeIt() {
        assertEquals(
                "earning_rates",
                ResourceType.named("earning-rates").orElseThrow().name());
        assertTrue(ResourceType.named("pets").isEmpty());
        assertEquals("companies", ResourceType.all().get(0).name());
    }

    @Test
    void whatIdsAPathTakesIsSaid() {
        assertEquals(List.of("company"), type("signatories").ids(Verb.CREATE));
        assertEquals(List.of("benefit"), type("benefits").ids(Verb.DELETE));
        assertEquals(List.of(), type("benefits").ids(Verb.CREATE));
    }

    @Test
    void aFieldSaysWhatItIs() {
        Field workplaces = type("employees").field("workplaces").orElseThrow();
        assertEquals(FieldType.ID, workplaces.type());
        assertEquals("workplaces", workplaces.refersTo());
        assertTrue(workplaces.list() && workplaces.replacedWhole());
        assertTrue(workplaces.requiredToCreate() && workplaces.onUpdate());
        assertFalse(workplaces.requiredToUpdate());
        Field city = type("employees").field("residence.city").orElseThrow();
        assertEquals("residence", city.object());
        assertTrue(city.replacedWhole());
        assertFalse(type("employees").field("email").orElseThrow().replacedWhole());
        assertEquals(
                List.of("hourly", "annually", "piece"),
                type("earning_rates").field("period").orElseThrow().choices());
        List<String> industries =
                type("companies").field("industry_type").orElseThrow().choices();
        assertEquals("auto_or_machine_sales", industries.get(0));
        assertEquals("transportation", industries.get(industries.size() - 1));
        assertEquals(
                255, type("company_benefits").field("description").orElseThrow().longest());
        assertFalse(type("employees").field("ssn").orElseThrow().readable());
    }

    @Test
    void aRecordIsFoundAgainByWhatCheckKeepsUnique() {
        assertEquals(List.of("payroll", "employee"), type("payroll_items").naturalKey());
        assertEquals(List.of(), type("employees").naturalKey(), "an ssn is not shown");
        assertEquals(List.of("company", "ssn"), type("employees").unique());
        assertEquals(List.of(), type("earning_rates").naturalKey());
    }

    @Test
    void theShortestListOfARecordIsItsScope() throws Exception {
        var account = new JsonMapper().readTree("{\"employee\":\"emp_1\",\"contractor\":null}");
        assertEquals(Map.of("employee", "emp_1"), type("bank_accounts").scopeOf(account));
        assertEquals(Map.of(), type("webhook_configs").scopeOf(account));
    }

    @Test
    void changesAreAListOrAnObjectWithOne() throws Exception {
        var change = new JsonMapper().readTree("{\"id\":\"spa_1\"}");
        Body.Changes raw = (Body.Changes) type("employee_tax_params").body();
        Body.Changes member = (Body.Changes) type("company_defined_attributes").body();
        assertEquals("[{\"id\":\"spa_1\"}]", raw.setting(List.of()).body(change).toString());
        assertEquals(
                "{\"company_defined_attributes\":[{\"id\":\"spa_1\"}]}",
                member.setting(List.of()).body(change).toString());
        assertEquals(List.of("id", "effective_start"), raw.key());
        assertEquals(List.of("name", "effective_start"), member.key());
    }

    @Test
    void theWaysBackAreKnown() {
        assertEquals(new Removal.ByDelete(), type("benefits").removal());
        assertEquals(new Removal.ByDeactivation("active"), type("earning_rates").removal());
        assertTrue(type("employees").removal() instanceof Removal.None);
        assertEquals(
                "exactly one of employee, contractor",
                type("net_pay_splits").oneOf().get(0).toString());
    }

    @ParameterizedTest
    @MethodSource("all")
    void secretsAreMarked(ResourceType type) {
        List<String> open = type.fields().stream()
                .filter(field -> SECRET.matcher(field.name()).matches() && !field.sensitive())
                .map(Field::name)
                .toList();
        assertEquals(List.of(), open);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFieldIsThereForSomething(ResourceType type) {
        for (Field field : type.fields()) {
            assertTrue(field.onCreate() || field.onUpdate() || field.readable(), field.name());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTrapIsASentence(ResourceType type) {
        type.traps().forEach(trap -> assertTrue(trap.endsWith("."), trap));
        assertNotEquals("", type.singular());
    }

    @Test
    void aPrefixIsOfOneResource() {
        Set<String> shared = all()
                .filter(type -> type.prefix() != null)
                .collect(Collectors.groupingBy(ResourceType::prefix, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(count -> count.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertEquals(SHARED_PREFIXES, shared);
    }
}
