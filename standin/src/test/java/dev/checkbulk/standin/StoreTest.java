package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work of which all takes effect, or nothing. */
class StoreTest {
    private static final Timelines.Line LINE = new Timelines.Line("what", "owner", "subject");

    private final Store store = new Store();
    private final ObjectNode one = Json.object().put("id", "com_1").put("legal_name", "One");

    private void everything() {
        store.put(Kind.COMPANIES, one.deepCopy().put("legal_name", "Changed"));
        store.put(Kind.COMPANIES, Json.object().put("id", "com_2"));
        store.delete(Kind.COMPANIES, "com_1");
        store.numbers().give("ssn", "emp_1", "2");
        store.timelines().set(LINE, "2026-01-01", Json.object().put("value", "2"));
        store.timelines().set(LINE, "2026-02-01", Json.object());
    }

    private void assertAsBefore() {
        assertEquals(List.of(one), List.copyOf(store.table(Kind.COMPANIES).all()));
        assertFalse(store.wasDeleted("com_1"));
        assertFalse(store.numbers().give("ssn", "emp_2", "1"));
        assertTrue(store.numbers().give("ssn", "emp_2", "2"));
        assertEquals(
                "{2026-01-01={\"value\":\"1\"}}", store.timelines().at(LINE).toString());
    }

    StoreTest() {
        store.put(Kind.COMPANIES, one);
        store.numbers().give("ssn", "emp_1", "1");
        store.timelines().set(LINE, "2026-01-01", Json.object().put("value", "1"));
    }

    @Test
    void of_work_that_is_refused_nothing_is_left() {
        store.whole(() -> {
            everything();
            return Answer.empty(400);
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
            return Answer.empty(204);
        });
        assertTrue(store.wasDeleted("com_1"));
        assertTrue(store.find("com_2").isPresent());
        assertTrue(store.numbers().give("ssn", "emp_2", "1"));
        assertEquals(2, store.timelines().at(LINE).size());
    }
}
