package dev.checkbulk.standin.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.store.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredRecordsTest {
    private final StoredRecords records = new StoredRecords(new Store(Catalog.kinds()));

    private String field(String id, String field) {
        return records.get(id).orElseThrow().get(field).asText();
    }

    @Test
    void the_first_workplace_is_primary() {
        records.company("com_1").workplace("wrk_1", "com_1").workplace("wrk_2", "com_1");
        records.employee("emp_1", "com_1", List.of("wrk_2", "wrk_1")).employee("emp_2", "com_1", List.of());
        assertEquals("wrk_2", field("emp_1", "primary_workplace"));
        assertTrue(records.get("emp_2").orElseThrow().get("primary_workplace").isNull());
    }

    @Test
    void what_is_referred_to_must_be_there() {
        assertThrows(IllegalArgumentException.class, () -> records.workplace("wrk_1", "com_1"));
        assertThrows(IllegalArgumentException.class, () -> records.employee("emp_1", "com_1", List.of()));
        records.company("com_1");
        assertThrows(IllegalArgumentException.class, () -> records.employee("emp_1", "com_1", List.of("wrk_1")));
        assertThrows(IllegalArgumentException.class, () -> records.benefit("ben_1", "emp_1", "cbn_1", "2026-01-01"));
    }

    @Test
    void mentioning_creates_what_is_absent_and_leaves_what_is_there() {
        records.mentionEmployee("emp_1", "wrk_1");
        assertEquals(StoredRecords.REHEARSAL_COMPANY, field("emp_1", "company"));
        assertEquals("wrk_1", field("emp_1", "primary_workplace"));
        records.change("emp_1", StrictJson.object().put("last_name", "Kept"));
        records.mentionEmployee("emp_1", "wrk_2")
                .mentionWorkplace("wrk_1")
                .mentionCompany(StoredRecords.REHEARSAL_COMPANY);
        assertEquals("Kept", field("emp_1", "last_name"));
        assertEquals("wrk_1", field("emp_1", "primary_workplace"));
        assertTrue(records.get("wrk_2").isPresent());
    }

    @Test
    void what_is_called_missing_never_exists() {
        records.mentionEmployee("emp_missing_1", "wrk_1", "wrk_missing").mentionCompany("com_missing");
        records.mentionWorkplace("wrk_2", "com_missing").mentionEmployee("emp_2", "com_missing", List.of());
        records.mentionEmployee("emp_3", "wrk_missing");
        for (String id : List.of("emp_missing_1", "wrk_missing", "com_missing", "wrk_2", "emp_2")) {
            assertTrue(records.get(id).isEmpty(), id);
        }
        assertEquals("[]", records.get("emp_3").orElseThrow().get("workplaces").toString());
    }

    @Test
    void what_is_given_out_is_a_copy() {
        records.company("com_1");
        ((ObjectNode) records.get("com_1").orElseThrow()).put("legal_name", "Changed");
        ((ObjectNode) records.all("companies").get(0)).put("legal_name", "Changed");
        ObjectNode fields = StrictJson.object();
        fields.putObject("metadata").put("a", "b");
        records.change("com_1", fields);
        ((ObjectNode) fields.get("metadata")).put("a", "changed");
        assertEquals("Company com_1", field("com_1", "legal_name"));
        assertEquals(
                "b", records.get("com_1").orElseThrow().get("metadata").get("a").textValue());
    }

    @Test
    void records_are_changed_and_removed_behind_the_apis_back() {
        records.company("com_1").company("com_2");
        records.remove("com_1");
        assertEquals(
                List.of("com_2"),
                records.all("companies").stream()
                        .map(one -> one.get("id").asText())
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> records.remove("com_1"));
        assertThrows(IllegalArgumentException.class, () -> records.change("com_1", StrictJson.object()));
        assertThrows(
                IllegalArgumentException.class,
                () -> records.change("com_2", StrictJson.object().put("id", "com_3")));
    }

    @Test
    void kinds_are_those_of_the_api() {
        for (String kind : List.of("companies", "workplaces", "employees", "benefits")) {
            assertEquals(List.<JsonNode>of(), records.all(kind));
        }
        assertThrows(IllegalArgumentException.class, () -> records.all("contestants"));
    }
}
