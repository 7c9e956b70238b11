package dev.checkbulk.jobs.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.checkbulk.jobs.input.Place;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    @Test
    void findsTheFirstOfVeryManyAlikeKeysAgain() {
        KeyTable table = new KeyTable();
        for (int row = 1; row <= 300_000; row++) {
            assertNull(table.putIfAbsent(new Place(row, row + 1), "emp_" + row), "row " + row);
        }
        for (int row = 1; row <= 300_000; row++) {
            assertEquals(new Place(row, row + 1), table.putIfAbsent(new Place(1, 1), "emp_" + row));
        }
    }

    @Test
    void whereAValueEndsIsPartOfTheKey() {
        KeyTable table = new KeyTable();
        assertNull(table.putIfAbsent(new Place(1, 1), "ab", "c"));
        assertNull(table.putIfAbsent(new Place(2, 2), "a", "bc"));
        assertNull(table.putIfAbsent(new Place(3, 3), "abc", ""));
        assertNull(table.putIfAbsent(new Place(4, 4), "", "abc"));
        assertEquals(new Place(2, 2), table.putIfAbsent(new Place(5, 5), "a", "bc"));
    }
}
