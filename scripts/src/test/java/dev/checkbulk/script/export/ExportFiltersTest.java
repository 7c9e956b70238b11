package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.terminal.CannotStart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportFiltersTest {
    private static String list(String resource, Map<String, String> given) throws CannotStart {
        return ExportFilters.list(ResourceType.of(resource), given).toString();
    }

    private static void assertRefused(String resource, Map<String, String> given, String message) {
        assertEquals(
                message,
                assertThrows(CannotStart.class, () -> list(resource, given)).getMessage());
    }

    @Test
    void aFilterGoesIntoTheQueryAndAnOwnerIntoThePath() throws CannotStart {
        assertEquals(
                "GET /employees?limit=100&company=com_1&active=true",
                list("employees", Map.of("company", "com_1", "active", "true")));
        assertEquals("GET /companies/com_1/signatories", list("signatories", Map.of("company", "com_1")));
        assertEquals(
                "GET /employee_tax_params/emp_1/settings?as_of=2026-01-01",
                list("employee_tax_params", Map.of("employee", "emp_1", "as_of", "2026-01-01")));
    }

    @Test
    void aListThatDoesNotHaveAFilterNamesThoseThatItHas() {
        assertRefused(
                "workplaces",
                Map.of("payday_after", "2026-01-01"),
                "workplaces cannot be narrowed by --payday-after, but by --company.");
        assertRefused(
                "webhook_configs",
                Map.of("company", "com_1"),
                "webhook_configs cannot be narrowed by --company, or by anything.");
    }

    @Test
    void anEmptyFilterIsNoFilter() {
        assertRefused("employees", Map.of("company", " "), "--company is empty: give it a value or leave it out.");
    }

    @Test
    void aListOfOneOwnersRecordsNeedsTheOwner() {
        assertRefused(
                "signatories", Map.of(), "signatories are read for one company at a time: name it with --company ID.");
        assertRefused(
                "signatories", Map.of("company", "../x"), "An id is 1 to 255 letters, digits, _ and -, not \"../x\"");
    }

    @Test
    void whatAListLeavesOutByItselfIsTold() {
        assertEquals(
                List.of("The list shows only active companies unless active=false is asked for."),
                ExportFilters.notShown(ResourceType.of("companies"), Map.of()));
        assertEquals(List.of(), ExportFilters.notShown(ResourceType.of("companies"), Map.of("active", "false")));
        assertEquals(
                1, ExportFilters.notShown(ResourceType.of("payrolls"), Map.of()).size());
    }
}
