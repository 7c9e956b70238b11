package dev.checkbulk.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal signal = new StopSignal();
    private final List<String> told = new ArrayList<>();

    @Test
    void thereIsNoReasonAsLongAsItGoesOn() {
        assertNull(signal.reason());
    }

    @Test
    void allWhoListenAreToldOnceInTheirOrder() {
        signal.listen(() -> told.add("a"));
        signal.listen(() -> told.add("b"));
        signal.raise("first");
        signal.raise("second");
        assertEquals(List.of("a", "b"), told);
        assertEquals("first", signal.reason());
    }

    @Test
    void whoIsForgottenIsNotTold() {
        Runnable listener = () -> told.add("a");
        signal.listen(listener);
        signal.forget(listener);
        signal.raise("enough");
        assertEquals(List.of(), told);
    }

    @Test
    void aListenerMayForgetItselfAndOthersWhenItIsTold() {
        Runnable[] other = new Runnable[1];
        Runnable one = () -> {
            told.add("one");
            signal.forget(other[0]);
        };
        other[0] = () -> told.add("other");
        signal.listen(one);
        signal.listen(other[0]);
        signal.raise("enough");
        assertEquals(List.of("one", "other"), told);
    }
}
