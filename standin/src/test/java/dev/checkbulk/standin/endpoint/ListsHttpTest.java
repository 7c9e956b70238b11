package dev.checkbulk.standin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.records.StoredRecords;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsHttpTest {
    @RegisterExtension
    final Started started = new Started();

    private Http http;

    @BeforeEach
    void seed() {
        http = started.http();
        StoredRecords records = started.records().company("com_1").company("com_2");
        for (int i = 0; i < 600; i++) {
            records.workplace("wrk_" + i, "com_1");
        }
        for (int i = 100; i < 230; i++) {
            records.employee("emp_" + i, "com_1", List.of("wrk_" + i % 2));
        }
        records.employee("emp_far", "com_2", List.of());
        records.benefit("ben_1", "emp_100", "cbn_1", "2026-01-01").benefit("ben_2", "emp_101", "cbn_1", "2026-01-01");
    }

    private List<String> ids(String path) {
        List<String> ids = new ArrayList<>();
        http.get(path)
                .json()
                .get("results")
                .forEach(one -> ids.add(one.get("id").textValue()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "/employees,25",
        "/employees?limit=3,3",
        "/employees?limit=1000,100",
        "/workplaces?limit=1000,500",
        "/employees?company=com_2,1",
        "/employees?workplace=wrk_1&limit=100,65",
        "/employees?active=false,0",
        "/benefits?employee=emp_100,1",
        "/benefits?company=com_1,2",
        "/employee_benefits?include_external=true,2"
    })
    void a_page_holds_what_was_asked_for_up_to_the_most(String path, int size) {
        assertEquals(size, ids(path).size());
    }

    @Test
    void following_next_gives_everything_once_in_order() {
        List<String> seen = new ArrayList<>();
        String next = started.standin().baseUrl() + "/employees?company=com_1&limit=50";
        int pages = 0;
        while (!next.equals("null")) {
            assertTrue(next.startsWith(started.standin().baseUrl() + "/employees?company=com_1&limit=50"), next);
            JsonNode page = http.get(next).json();
            page.get("results").forEach(one -> seen.add(one.get("id").textValue()));
            next = page.get("next").asText();
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(130, seen.size());
        assertEquals(seen.stream().distinct().sorted().toList(), seen);
    }

    @Test
    void previous_leads_back_to_the_first_page() {
        JsonNode first = http.get("/workplaces").json();
        assertTrue(first.get("previous").isNull());
        JsonNode second = http.get(first.get("next").textValue()).json();
        JsonNode back = http.get(second.get("previous").textValue()).json();
        assertEquals(first.get("results"), back.get("results"));
    }

    @Test
    void several_ids_give_those_that_are_there() {
        assertEquals(List.of("emp_101", "emp_120"), ids("/employees?id=emp_120&id=emp_none&id=emp_101"));
        assertEquals(List.of(), ids("/employees?id=emp_none"));
        assertEquals(List.of(), ids("/employees?id=emp_101,emp_120"));
    }

    @Test
    void employees_stand_by_last_then_first_name() {
        started.records()
                .change("emp_229", StrictJson.object().put("last_name", "Aa").put("first_name", "B"));
        started.records()
                .change("emp_228", StrictJson.object().put("last_name", "Aa").put("first_name", "A"));
        assertEquals(List.of("emp_228", "emp_229", "emp_100"), ids("/employees?limit=3"));
    }

    @ParameterizedTest
    @CsvSource({
        "/employees?limit=0,[[\"limit\"]]",
        "/employees?limit=x,[[\"limit\"]]",
        "/employees?cursor=nonsense,[[\"cursor\"]]",
        "/employees?compnay=com_1,[[\"compnay\"]]",
        "/workplaces?employee=emp_1,[[\"employee\"]]"
    })
    void a_parameter_that_means_nothing_is_refused(String path, String paths) {
        Http.Reply reply = http.get(path);
        assertEquals(400, reply.status());
        assertEquals(paths, reply.errorPaths());
    }
}
