package dev.checkbulk.run.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentGateTest {
    private final VirtualTime time = new VirtualTime();
    private final IntentGate turnstile = new IntentGate(time);
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

    @Test
    void whereSlotsAreRareItLetsInNoMoreThanGetOneInASecondAndAHalf() {
        for (int n = 1; n <= 100; n++) {
            int row = n;
            turnstile.enter(() -> letIn.add(row));
        }
        leave(50, Duration.ofMillis(1_600));
        assertEquals(51, letIn.size(), "one waits, of those whose slots are 1.6 s apart");
        leave(30, Duration.ofMillis(40));
        assertEquals(84, letIn.size(), "and four again when they are not");
    }

    private void leave(int rows, Duration gap) {
        for (int n = 0; n < rows; n++) {
            time.advance(gap);
            turnstile.leave();
        }
    }
}
