package dev.checkbulk.ops.now;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LongMultimapTest {
    private final LongMultimap marks = new LongMultimap();

    private Set<Integer> shelves(String text) {
        Set<Integer> shelves = new TreeSet<>();
        marks.shelves(LongMultimap.hash(text), shelves::add);
        return shelves;
    }

    @Test
    void knowsTheShelvesOfVeryManyTexts() {
        Map<String, Set<Integer>> added = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            String text = "emp_" + n % 7_000;
            int shelf = n / 1_000;
            marks.add(LongMultimap.hash(text), shelf);
            added.computeIfAbsent(text, first -> new TreeSet<>()).add(shelf);
        }
        added.forEach((text, shelves) -> assertEquals(shelves, shelves(text), text));
        assertEquals(Set.of(), shelves("emp_7000"));
    }

    @Test
    void aTextThatIsAddedAgainIsThereOnce() {
        for (int n = 0; n < 1_000; n++) {
            marks.add(LongMultimap.hash("one"), n % 2);
        }
        assertEquals(Set.of(0, 1), shelves("one"));
        assertTrue(marks.has(LongMultimap.hash("one"), 1));
        assertFalse(marks.has(LongMultimap.hash("one"), 2));
        assertFalse(marks.has(LongMultimap.hash("two"), 1));
    }
}
