package dev.checkbulk.internal.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that wait, compressed, on numbered shelves. */
class ShelvesTest {
    private final Shelves<JsonNode> shelves = new Shelves<>(new Packed.Form<>() {
        @Override
        public JsonNode json(JsonNode value) {
            return value;
        }

        @Override
        public JsonNode value(JsonNode json) {
            return json;
        }
    });

    private static JsonNode value(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", "é\n" + number)
                .put("amount", new BigDecimal(number + ".50"));
    }

    @Test
    void eachShelfHasItsValuesInTheOrderInWhichTheyCame() {
        List<List<JsonNode>> put = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int n = 0; n < 5_000; n++) { // several times what is compressed together
            shelves.put(n % 3, value(n));
            put.get(n % 3).add(value(n));
        }
        for (int shelf : new int[] {1, 0, 2}) {
            assertIterableEquals(put.get(shelf), shelves.take(shelf)); // tells the first that differs, and not all
        }
    }

    @Test
    void aShelfIsEmptyOnceItWasTaken() {
        assertEquals(List.of(), shelves.take(7));
        shelves.put(7, value(1));
        assertEquals(List.of(value(1)), shelves.take(7));
        assertEquals(List.of(), shelves.take(7));
        shelves.put(7, value(2));
        assertEquals(List.of(value(2)), shelves.take(7));
    }
}
