package dev.checkbulk.standin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordTableTest {
    private final Store store = new Store(Catalog.kinds());
    private final RecordTable table = new RecordTable(store.kind("workplaces"));

    RecordTableTest() {
        for (int i = 9; i >= 0; i--) {
            table.put(StrictJson.object().put("id", "wrk_" + i));
        }
    }

    private static List<String> ids(RecordTable.Page page) {
        return page.results().stream().map(node -> node.get("id").textValue()).toList();
    }

    @Test
    void pages_follow_each_other_in_order_of_creation_and_end() {
        RecordTable.Page one = table.after(null, 4, node -> true);
        assertEquals(List.of("wrk_9", "wrk_8", "wrk_7", "wrk_6"), ids(one));
        assertTrue(one.previous() == null);
        RecordTable.Page two = table.after(one.next(), 4, node -> true);
        assertEquals(List.of("wrk_5", "wrk_4", "wrk_3", "wrk_2"), ids(two));
        RecordTable.Page three = table.after(two.next(), 4, node -> true);
        assertEquals(List.of("wrk_1", "wrk_0"), ids(three));
        assertTrue(three.next() == null);
    }

    @Test
    void a_page_that_ends_with_the_list_has_no_next() {
        assertTrue(table.after(null, 10, node -> true).next() == null);
        assertTrue(table.after(null, 9, node -> true).next() != null);
    }

    @Test
    void previous_leads_back() {
        RecordTable.Page one = table.after(null, 4, node -> true);
        RecordTable.Page two = table.after(one.next(), 4, node -> true);
        RecordTable.Page three = table.after(two.next(), 4, node -> true);
        RecordTable.Page back = table.before(three.previous(), 4, node -> true);
        assertEquals(ids(two), ids(back));
        assertEquals(two.next(), back.next());
        RecordTable.Page first = table.before(back.previous(), 4, node -> true);
        assertEquals(ids(one), ids(first));
        assertTrue(first.previous() == null);
    }

    @Test
    void what_is_removed_or_added_while_paging_moves_nothing_else() {
        RecordTable.Page one = table.after(null, 4, node -> true);
        table.remove("wrk_6");
        table.remove("wrk_9");
        table.put(StrictJson.object().put("id", "wrk_new"));
        assertEquals(
                List.of("wrk_5", "wrk_4", "wrk_3", "wrk_2", "wrk_1", "wrk_0", "wrk_new"),
                ids(table.after(one.next(), 10, node -> true)));
    }

    @Test
    void a_filter_applies_before_the_limit() {
        RecordTable.Page odd =
                table.after(null, 3, node -> (node.get("id").textValue().charAt(4) & 1) == 1);
        assertEquals(List.of("wrk_9", "wrk_7", "wrk_5"), ids(odd));
        assertTrue(odd.next() != null);
    }

    @Test
    void a_changed_record_keeps_its_place_and_a_renamed_employee_moves() {
        table.put(StrictJson.object().put("id", "wrk_9").put("name", "changed"));
        assertEquals("wrk_9", ids(table.after(null, 1, node -> true)).get(0));

        RecordTable employees = new RecordTable(store.kind("employees"));
        employees.put(employee("emp_1", "Zorn", "Ann"));
        employees.put(employee("emp_2", "Abel", "Zoe"));
        employees.put(employee("emp_3", "Abel", "Bob"));
        assertEquals(List.of("emp_3", "emp_2", "emp_1"), ids(employees.after(null, 9, node -> true)));
        employees.put(employee("emp_1", "Aaron", "Ann"));
        assertEquals(List.of("emp_1", "emp_3", "emp_2"), ids(employees.after(null, 9, node -> true)));
    }

    @Test
    void only_some_are_in_the_same_order_and_absent_ids_are_absent() {
        RecordTable some = table.only(Set.of("wrk_2", "wrk_8", "wrk_none"));
        assertEquals(List.of("wrk_8", "wrk_2"), ids(some.after(null, 9, node -> true)));
    }

    @Test
    void a_cursor_is_a_place_and_nothing_else_is() {
        ListPosition place = new ListPosition("Ünsal", "", "emp_1");
        assertEquals(Optional.of(place), ListPosition.ofCursor(place.cursor()));
        assertFalse(ListPosition.ofCursor("bm90IGEgcGxhY2U").isPresent());
        assertFalse(ListPosition.ofCursor("%%%").isPresent());
    }

    private static ObjectNode employee(String id, String last, String first) {
        return StrictJson.object().put("id", id).put("last_name", last).put("first_name", first);
    }
}
