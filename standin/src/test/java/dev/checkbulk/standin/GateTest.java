package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(RateLimit.of(Limiter.SLIDING_LOG, 3, 0), 2);

    @Test
    void a_slot_is_free_again_when_somebody_leaves() {
        assertEquals(Gate.Verdict.ADMITTED, gate.enter(0).verdict());
        assertEquals(Gate.Verdict.ADMITTED, gate.enter(0).verdict());
        assertEquals(Gate.Verdict.TOO_MANY, gate.enter(0).verdict());
        gate.leave();
        assertEquals(Gate.Verdict.ADMITTED, gate.enter(0).verdict());
    }

    @Test
    void one_that_is_too_many_takes_no_permit() {
        gate.enter(0);
        gate.enter(0);
        gate.enter(0);
        assertEquals(1, gate.remaining(0));
    }

    @Test
    void one_that_is_too_fast_takes_no_slot() {
        for (int i = 0; i < 3; i++) {
            gate.enter(0);
            gate.leave();
        }
        assertEquals(new Gate.Admission(Gate.Verdict.TOO_FAST, 1_000_000_000), gate.enter(0));
        assertEquals(Gate.Verdict.ADMITTED, gate.enter(1_000_000_000).verdict());
        assertEquals(Gate.Verdict.ADMITTED, gate.enter(1_000_000_000).verdict());
    }
}
