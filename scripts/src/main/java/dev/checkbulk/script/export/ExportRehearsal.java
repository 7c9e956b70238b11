package dev.checkbulk.script.export;

import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.rehearse.Rehearsal;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.List;
import java.util.Map;

/** The records of a rehearsed export: those that the options name, except ids that contain {@code missing}, and a few more. */
final class ExportRehearsal {
    private static final int EMPLOYEES = 5;
    private static final String START = "2026-01-01";

    private ExportRehearsal() {}

    static void seed(StoredRecords records, ResourceType type, Map<String, String> given, List<String> ids) {
        String company = given.getOrDefault("company", StoredRecords.REHEARSAL_COMPANY);
        String workplace = given.getOrDefault("workplace", Rehearsal.WORKPLACE);
        String employee = given.getOrDefault("employee", "emp_1");
        records.mentionEmployee(employee, company, List.of(workplace));
        for (int n = 1; n <= EMPLOYEES; n++) {
            records.mentionEmployee("emp_" + n, company, List.of(workplace));
        }
        benefit(records, "ben_1", employee);
        for (String id : ids) {
            switch (type.name()) {
                case "companies" -> records.mentionCompany(id);
                case "workplaces" -> records.mentionWorkplace(id, company);
                case "employees" -> records.mentionEmployee(id, company, List.of(workplace));
                case "benefits" -> benefit(records, id, employee);
                default -> {} // the stand-in has none
            }
        }
    }

    private static void benefit(StoredRecords records, String id, String employee) {
        if (!id.contains("missing") && records.get(employee).isPresent()) {
            records.benefit(id, employee, "cbn_1", START);
        }
    }
}
