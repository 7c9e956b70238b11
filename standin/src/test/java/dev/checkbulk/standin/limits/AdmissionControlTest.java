package dev.checkbulk.standin.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdmissionControlTest {
    private final AdmissionControl gate = new AdmissionControl(RateLimit.of(Limiter.SLIDING_LOG, 3, 0), 2);

    @Test
    void a_slot_is_free_again_when_somebody_leaves() {
        assertEquals(AdmissionControl.Verdict.ADMITTED, gate.enter(0).verdict());
        assertEquals(AdmissionControl.Verdict.ADMITTED, gate.enter(0).verdict());
        assertEquals(AdmissionControl.Verdict.TOO_MANY, gate.enter(0).verdict());
        gate.leave();
        assertEquals(AdmissionControl.Verdict.ADMITTED, gate.enter(0).verdict());
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
        assertEquals(new AdmissionControl.Admission(AdmissionControl.Verdict.TOO_FAST, 1_000_000_000), gate.enter(0));
        assertEquals(
                AdmissionControl.Verdict.ADMITTED, gate.enter(1_000_000_000).verdict());
        assertEquals(
                AdmissionControl.Verdict.ADMITTED, gate.enter(1_000_000_000).verdict());
    }
}
