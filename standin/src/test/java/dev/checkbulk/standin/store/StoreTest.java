package dev.checkbulk.standin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.api.Catalog;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work of which all takes effect, or nothing. */
class StoreTest {
    private static final Timelines.Line LINE = new Timelines.Line("what", "owner", "subject");

    private final Store store = new Store(Catalog.kinds());
    private final Kind companies = store.kind("companies");
    private final ObjectNode one = StrictJson.object().put("id", "com_1").put("legal_name", "One");

    private void everything() {
        store.put(companies, one.deepCopy().put("legal_name", "Changed"));
        store.put(companies, StrictJson.object().put("id", "com_2"));
        store.delete(companies, "com_1");
        store.numbers().give("ssn", "emp_1", "2");
        store.timelines().set(LINE, "2026-01-01", StrictJson.object().put("value", "2"));
        store.timelines().set(LINE, "2026-02-01", StrictJson.object());
    }

    private void assertAsBefore() {
        assertEquals(List.of(one), List.copyOf(store.table(companies).all()));
        assertFalse(store.wasDeleted("com_1"));
        assertFalse(store.numbers().give("ssn", "emp_2", "1"));
        assertTrue(store.numbers().give("ssn", "emp_2", "2"));
        assertEquals(
                "{2026-01-01={\"value\":\"1\"}}", store.timelines().at(LINE).toString());
    }

    StoreTest() {
        store.put(companies, one);
        store.numbers().give("ssn", "emp_1", "1");
        store.timelines().set(LINE, "2026-01-01", StrictJson.object().put("value", "1"));
    }

    @Test
    void of_work_that_is_refused_nothing_is_left() {
        store.whole(() -> {
            everything();
            return Response.empty(400);
        });
        assertAsBefore();
    }

    @Test
    void of_work_that_breaks_nothing_is_left() {
        assertThrows(
                IllegalStateException.class,
                () -> store.whole(() -> {
                    everything();
                    throw new IllegalStateException();
                }));
        assertAsBefore();
    }

    @Test
    void work_that_succeeds_stays() {
        store.whole(() -> {
            everything();
            return Response.empty(204);
        });
        assertTrue(store.wasDeleted("com_1"));
        assertTrue(store.find("com_2").isPresent());
        assertTrue(store.numbers().give("ssn", "emp_2", "1"));
        assertEquals(2, store.timelines().at(LINE).size());
    }
}
