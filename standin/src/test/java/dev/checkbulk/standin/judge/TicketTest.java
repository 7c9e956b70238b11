package dev.checkbulk.standin.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTest {
    @ParameterizedTest
    @CsvSource({
        "PATCH,/employees/emp_1,/employees/emp_1",
        "DELETE,/employee_benefits/ben_1,/benefits/ben_1",
        "PATCH,/benefits/ben_1,/benefits/ben_1",
        "PATCH,/companies/com_1/enrollment_profile,/companies/com_1/enrollment_profile",
        "PATCH,/employee_tax_params/emp_1,/employee_tax_params/emp_1",
        "PATCH,/employee_tax_params/settings,",
        "PATCH,/payroll_items,",
        "POST,/employees,",
        "POST,/payrolls/pay_1/approve,",
        "GET,/employees/emp_1,"
    })
    void a_write_is_to_one_thing_or_to_none_that_is_known(String method, String path, String written) {
        assertEquals(
                written == null ? "" : written,
                new Ticket(0, method, path, null).writes().orElse(""));
    }
}
