package dev.checkbulk.run.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.CheckRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String RUN = "00112233445566778899aabbccddeeff";
    private static final CheckRequest PATCH = CheckRequest.patch("/employees/{employee}", "emp_1");
    private static final Keys KEYS = new Keys("https://sandbox.checkhq.com", RUN);

    @Test
    void aKeyIs32LettersAndDigits() {
        assertTrue(KEYS.of(1, PATCH, 0).matches("[a-z2-7]{32}"));
    }

    /** Keys of runs that were begun with an earlier version must come out the same when they are resumed. */
    @Test
    void aKeyStaysTheSameFromVersionToVersion() {
        assertEquals(
                "5ddi5w2ie34rij6mndknlrgq4scokqko", KEYS.of(7, PATCH.body(Map.of("workplaces", List.of("wrk_1"))), 2));
    }

    @Test
    void whateverDiffersMakesAnotherKey() {
        CheckRequest one = PATCH.body(Map.of("a", 1));
        Set<String> keys = new HashSet<>(List.of(
                KEYS.of(1, one, 0),
                KEYS.of(1, one, 1),
                KEYS.of(2, one, 0),
                KEYS.of(1, PATCH.body(Map.of("a", 2)), 0),
                KEYS.of(1, PATCH, 0),
                KEYS.of(1, CheckRequest.patch("/employees/{employee}", "emp_2").body(Map.of("a", 1)), 0),
                KEYS.of(1, CheckRequest.put("/employees/{employee}", "emp_1").body(Map.of("a", 1)), 0),
                KEYS.of(1, one.query("x", "y"), 0),
                new Keys("https://api.checkhq.com", RUN).of(1, one, 0),
                new Keys("https://sandbox.checkhq.com", RUN.replace('0', '1')).of(1, one, 0)));
        assertEquals(10, keys.size());
    }

    @Test
    void theExpectationIsNoPartOfTheKey() {
        assertEquals(KEYS.of(1, PATCH, 0), KEYS.of(1, PATCH.expecting(dev.checkbulk.http.Expected.object("emp_1")), 0));
    }
}
