package dev.checkbulk.standin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables of many records: a page costs what it holds, wherever it is and whatever it is filtered by. */
class LargeTablePagesTest {
    private static final int MANY = 20_000;

    private final Kind rates = new Store(Catalog.kinds()).kind("earning_rates");
    private int looked;

    private RecordTable table() {
        RecordTable table = new RecordTable(rates);
        for (int i = 0; i < MANY; i++) {
            ObjectNode rate = StrictJson.object().put("id", "rte_" + i).put("employee", "emp_" + i / 2);
            table.put(rate.put("company", "com_" + i % 2).put("active", i != MANY - 1));
        }
        return table;
    }

    private boolean look(ObjectNode node) {
        looked++;
        return true;
    }

    @Test
    void all_pages_together_look_at_each_record_about_once() {
        RecordTable table = table();
        Set<String> seen = new HashSet<>();
        RecordTable.Page page = table.after(null, 100, this::look);
        int pages = 1;
        while (page.next() != null) {
            page.results().forEach(node -> seen.add(node.get("id").textValue()));
            page = table.after(page.next(), 100, this::look);
            pages++;
        }
        page.results().forEach(node -> seen.add(node.get("id").textValue()));
        assertEquals(MANY, seen.size());
        assertEquals(MANY / 100, pages);
        assertTrue(looked <= MANY + pages, "looked at " + looked);
    }

    @Test
    void what_is_rare_is_found_without_looking_at_the_rest() {
        RecordTable table = table();
        assertEquals(
                2,
                table.where("employee", "emp_9999")
                        .after(null, 500, this::look)
                        .results()
                        .size());
        assertEquals(
                1,
                table.where("active", "false")
                        .after(null, 500, this::look)
                        .results()
                        .size());
        assertEquals(
                0,
                table.where("employee", "emp_none")
                        .after(null, 500, this::look)
                        .results()
                        .size());
        assertEquals(3, looked);
    }

    @Test
    void what_changes_or_goes_is_found_by_what_it_is_now() {
        RecordTable table = new RecordTable(rates);
        table.put(StrictJson.object().put("id", "rte_1").put("employee", "emp_1"));
        table.put(StrictJson.object().put("id", "rte_2").put("employee", "emp_1"));
        table.put(StrictJson.object().put("id", "rte_1").put("employee", "emp_2"));
        assertEquals(1, table.where("employee", "emp_1").size());
        assertEquals(1, table.where("employee", "emp_2").size());
        Runnable back = table.memory("rte_1");
        table.remove("rte_1");
        table.put(StrictJson.object().put("id", "rte_3").put("employee", "emp_2"));
        back.run();
        assertEquals(
                "[rte_1, rte_2, rte_3]",
                table.all().stream()
                        .map(node -> node.get("id").textValue())
                        .toList()
                        .toString());
        assertEquals(2, table.where("employee", "emp_2").size());
    }
}
