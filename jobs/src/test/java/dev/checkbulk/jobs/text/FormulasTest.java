package dev.checkbulk.jobs.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    private static final String LETTERS = "''''=+-@\t\r\n a1;\"";
    private static final int TRIALS = 20_000;

    private static void survives(String text) {
        assertEquals(text, Formulas.written(Formulas.inert(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-12.50", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=", "'=1", "''-1", "'@"})
    void aFormulaGetsAnApostropheInFront(String text) {
        assertEquals("'" + text, Formulas.inert(text));
        survives(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "''", "'s-Hertogenbosch", "O'Brien", "a=b", " =1", "12.50", "emp_1"})
    void anythingElseStaysAsItIs(String text) {
        assertEquals(text, Formulas.inert(text));
        assertEquals(text, Formulas.written(text));
    }

    @Test
    void everyTextSurvivesAndNothingThatIsWrittenRuns() {
        Random random = new Random(7);
        for (int trial = 0; trial < TRIALS; trial++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            survives(text.toString());
            String cell = Formulas.inert(text.toString());
            assertFalse(!cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0, cell);
        }
    }
}
