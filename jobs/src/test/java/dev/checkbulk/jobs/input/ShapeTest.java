package dev.checkbulk.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Column KEY = Column.id("id").asRequired();

    @Test
    void aWrongShapeIsAProgrammersError() {
        assertWrong("The key is not a column: other", "other", null, KEY);
        assertWrong("The key must be one required value: id", "id", null, Column.id("id"));
        assertWrong("The key must be one required value: id", "id", null, KEY.asList());
        assertWrong("Two columns have the same name: id", "id", null, KEY, KEY);
        assertWrong("This name is for what a row expects: expect", "id", null, KEY, Column.text("expect"));
        assertWrong("This name is for what a row expects: expect.a", "id", null, KEY, Column.text("expect.a"));
        assertWrong("The map's values need a column besides the key: id", "id", "id", KEY);
        assertWrong("The map's values need a column besides the key: x", "id", "x", KEY);
        assertWrong(
                "The map form has no place for a required b",
                "id",
                "a",
                KEY,
                Column.text("a"),
                Column.text("b").asRequired());
    }

    @Test
    void onlyStringsCanBeLists() {
        assertThrows(IllegalArgumentException.class, () -> Column.percent("p").asList());
        assertThrows(IllegalArgumentException.class, () -> Column.text(" "));
    }

    private static void assertWrong(String message, String key, @Nullable String mapValue, Column... columns) {
        var wrong =
                assertThrows(IllegalArgumentException.class, () -> new Shape(key, mapValue, true, List.of(columns)));
        assertEquals(message, wrong.getMessage());
    }
}
