package dev.checkbulk.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile();
    private final List<Integer> letIn = new ArrayList<>();

    @Test
    void letsFewInAtATimeInTheirOrder() {
        for (int n = 1; n <= 10; n++) {
            int row = n;
            turnstile.enter(() -> letIn.add(row));
        }
        assertEquals(List.of(1, 2, 3, 4), letIn);
        turnstile.leave();
        assertEquals(List.of(1, 2, 3, 4, 5), letIn);
    }

    @Test
    void aHundredThousandWhoLeaveAtOnceDoNotOverflow() {
        for (int n = 0; n < 100_000; n++) {
            int row = n;
            turnstile.enter(() -> {
                letIn.add(row);
                turnstile.leave();
            });
        }
        assertEquals(100_000, letIn.size());
    }
}
