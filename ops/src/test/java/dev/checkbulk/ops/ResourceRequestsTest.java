package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.ops.request.BankAccounts;
import dev.checkbulk.ops.request.Companies;
import dev.checkbulk.ops.request.CompanyDefinedAttributes;
import dev.checkbulk.ops.request.CompanyTaxElections;
import dev.checkbulk.ops.request.Contractors;
import dev.checkbulk.ops.request.EarningRates;
import dev.checkbulk.ops.request.EmployeeTaxElections;
import dev.checkbulk.ops.request.EmployeeTaxParams;
import dev.checkbulk.ops.request.PaySchedules;
import dev.checkbulk.ops.request.PayrollItems;
import dev.checkbulk.ops.request.PostTaxDeductions;
import dev.checkbulk.ops.request.ReciprocityElections;
import dev.checkbulk.ops.request.WebhookConfigs;
import dev.checkbulk.ops.request.filter.EarningRateFilter;
import dev.checkbulk.ops.request.filter.PostTaxDeductionFilter;
import dev.checkbulk.ops.request.filter.TaxElectionFilter;
import dev.checkbulk.ops.request.filter.TaxParamFilter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceRequestsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final PayrollItems ITEMS = new PayrollItems();
    private static final EmployeeTaxParams PARAMS = new EmployeeTaxParams();

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(
                        "GET /earning_rates?limit=500&employee=emp_1&active=true",
                        new EarningRates().list(new EarningRateFilter(null, "emp_1", true))),
                Arguments.of(
                        "GET /post_tax_deductions?limit=100&company=com_1&include_external=true",
                        new PostTaxDeductions().list(new PostTaxDeductionFilter("com_1", null, true))),
                Arguments.of(
                        "GET /payrolls?limit=100&company=com_1&payday_after=2026-03-01",
                        new Payrolls().list(new PayrollFilter("com_1", null, null, null, null, null, DAY, null))),
                Arguments.of("GET /payrolls/pay_1/preview", new Payrolls().preview("pay_1", false)),
                Arguments.of("GET /payrolls/pay_1/preview?async=true", new Payrolls().preview("pay_1", true)),
                Arguments.of(
                        "GET /bank_accounts?limit=100&contractor=ctr_1", new BankAccounts().listOfContractor("ctr_1")),
                Arguments.of(
                        "GET /pay_schedules/psc_1/paydays?start=2026-03-01", new PaySchedules().paydays("psc_1", DAY)),
                Arguments.of("GET /contractors/ctr_1/payments?limit=100", new Contractors().payments("ctr_1")),
                Arguments.of("GET /webhook_configs?limit=100", new WebhookConfigs().list()),
                Arguments.of(
                        "GET /employee_tax_params/emp_1?as_of=2026-03-01&jurisdiction=jur_1",
                        PARAMS.list("emp_1", new TaxParamFilter(DAY, "jur_1", null))),
                Arguments.of(
                        "GET /employee_tax_params?company=com_1&submitter=employee",
                        PARAMS.listOfCompany("com_1", new TaxParamFilter(null, null, "employee"))),
                Arguments.of("GET /employee_tax_params/emp_1/settings/spa_1", PARAMS.setting("emp_1", "spa_1")),
                Arguments.of(
                        "GET /employee_tax_elections?limit=25&employee=emp_1&exemptible=true",
                        new EmployeeTaxElections()
                                .listOfEmployee("emp_1", new TaxElectionFilter(null, null, null, true, null))),
                Arguments.of(
                        "GET /companies/com_1/tax_deposits?payroll_payday_start=2026-03-01&payroll_payday_end=2026-03-01",
                        new Companies().taxDeposits("com_1", DAY, DAY)),
                Arguments.of("DELETE /payroll_items?id=itm_1&id=itm_2", ITEMS.deleteMany(List.of("itm_1", "itm_2"))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void buildsTheDocumentedRequest(String expected, CheckRequest request) {
        assertEquals(expected, request.toString());
    }

    @Test
    void manyPayrollItemsAreAtMost500() {
        assertEquals(
                "{\"items\":[\"itm_1\"]}", ITEMS.updateMany(List.of("itm_1")).body());
        assertEquals(
                500, ITEMS.deleteMany(Collections.nCopies(500, "itm_1")).query().size());
        for (List<String> wrong : List.of(List.<String>of(), Collections.nCopies(501, "itm_1"))) {
            assertThrows(IllegalArgumentException.class, () -> ITEMS.updateMany(wrong));
            assertThrows(IllegalArgumentException.class, () -> ITEMS.deleteMany(wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> ITEMS.deleteMany(List.of("itm 1")));
    }

    @Test
    void changesAreSentAsTheListThatCheckTakes() {
        List<Map<String, String>> changes = List.of(Map.of("id", "spa_1"));
        assertEquals("[{\"id\":\"spa_1\"}]", PARAMS.update("emp_1", changes).body());
        assertEquals("[{\"id\":\"spa_1\"}]", PARAMS.updateMany(changes).body());
        assertEquals(
                "{\"company_defined_attributes\":[{\"id\":\"spa_1\"}]}",
                new CompanyDefinedAttributes().update("emp_1", changes).body());
    }

    @Test
    void noChangeIsNoUpdate() {
        assertThrows(IllegalArgumentException.class, () -> PARAMS.update("emp_1", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new CompanyTaxElections().create(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ReciprocityElections().update("emp_1", List.of()));
    }

    @Test
    void anAnswerIsBelievedWhenItFitsTheRequest() {
        assertEquals(Expected.object("rte_1"), new EarningRates().get("rte_1").expected());
        assertEquals(Expected.created(), new EarningRates().create(Map.of()).expected());
        assertEquals(Expected.object("spa_1"), PARAMS.setting("emp_1", "spa_1").expected());
        assertEquals(Expected.page(), PARAMS.jurisdictions("emp_1").expected());
    }
}
