package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final VirtualTime time = new VirtualTime();
    private final Deadlines deadlines = new Deadlines(time);
    private final List<String> ran = new ArrayList<>();

    private Runnable set(String name, long millis) {
        Runnable task = () -> ran.add(name + " at " + time.elapsed().toMillis());
        deadlines.set(Duration.ofMillis(millis).toNanos(), task);
        return task;
    }

    private void forget(Runnable task, long millis) {
        deadlines.forget(Duration.ofMillis(millis).toNanos(), task);
    }

    private void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    @Test
    void eachRunsAtItsTimeWhateverTheOthersLengths() {
        set("a", 100);
        advance(30);
        set("b", 100);
        set("short", 20);
        advance(1_000);
        assertEquals(List.of("short at 50", "a at 100", "b at 130"), ran);
    }

    @Test
    void aForgottenOneDoesNotRunAndTheOthersDo() {
        Runnable first = set("first", 100);
        advance(10);
        set("second", 100);
        advance(10);
        Runnable third = set("third", 100);
        forget(first, 100);
        forget(third, 100);
        advance(1_000);
        assertEquals(List.of("second at 110"), ran);
    }

    @Test
    void oneThatIsSetInAnothersTaskRunsToo() {
        deadlines.set(Duration.ofMillis(100).toNanos(), () -> set("next", 100));
        advance(10);
        set("between", 100);
        advance(95);
        assertEquals(1, time.pending());
        advance(1_000);
        assertEquals(List.of("between at 110", "next at 200"), ran);
    }

    @Test
    void thousandsTakeOneTimerAndLeaveNoneBehind() {
        for (int n = 0; n < 10_000; n++) {
            forget(set("forgotten", 100), 100);
        }
        assertTrue(time.pending() <= 1, () -> time.pending() + " timers");
        advance(100);
        assertEquals(0, time.pending());
        set("later", 100);
        advance(100);
        assertEquals(List.of("later at 200"), ran);
    }
}
