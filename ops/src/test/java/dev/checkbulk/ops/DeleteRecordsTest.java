package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.PlanRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteRecordsTest extends AgainstStandin {
    @Test
    void eachRecordIsReadAndASecondRowFindsItGone() {
        standin.records().company("com_1").employee("emp_1", "com_1", List.of());
        standin.records().benefit("ben_1", "emp_1", "cbn_1", "2026-01-01");
        List<PlanRow> rows = get(new DeleteRecords(ResourceType.of("benefits"))
                .plan(
                        client.reading(),
                        List.of(
                                Canned.row("ben_1", "{}"),
                                Canned.row("ben_missing", "{}"),
                                Canned.row("ben_1", "{}"))));
        assertEquals(
                List.of("", "not_found: The requested object was not found.", "row 1 deletes it already"),
                Canned.said(rows));
        Edit edit = assertInstanceOf(Edit.class, rows.get(0));
        assertEquals(new Benefits().delete("ben_1"), edit.request());
        assertEquals(new Benefits().get("ben_1"), edit.lookup());
        assertEquals("com_1", edit.company());
    }
}
