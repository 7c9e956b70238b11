package dev.checkbulk.standin.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultScriptTest {
    private final FaultScript script = new FaultScript();

    private Fault take(String method, String path) {
        return script.take(method, path).orElse(null);
    }

    @Test
    void the_next_requests_take_their_faults_in_order_and_then_none() {
        script.next(Fault.RESET_BEFORE, Fault.DRIP);
        assertEquals(Fault.RESET_BEFORE, take("GET", "/a"));
        assertEquals(Fault.DRIP, take("POST", "/b"));
        assertEquals(Optional.empty(), script.take("GET", "/a"));
    }

    @Test
    void an_order_waits_for_a_request_that_fits() {
        script.on("PATCH", "/employees/", Fault.RESET_BEFORE, Fault.DRIP);
        assertEquals(Optional.empty(), script.take("GET", "/employees/emp_1"));
        assertEquals(Optional.empty(), script.take("PATCH", "/workplaces/wrk_1"));
        assertEquals(Fault.RESET_BEFORE, take("PATCH", "/employees/emp_1"));
        assertEquals(Fault.DRIP, take("PATCH", "/employees/emp_2"));
        assertEquals(Optional.empty(), script.take("PATCH", "/employees/emp_1"));
    }

    @Test
    void a_standing_order_comes_last_and_stays_until_cleared() {
        script.always("GET", "/a", Fault.DRIP);
        script.next(Fault.CLOSE_AFTER);
        script.on("GET", "/a", Fault.RESET_AFTER);
        assertEquals(Fault.RESET_AFTER, take("GET", "/a"));
        assertEquals(Fault.CLOSE_AFTER, take("GET", "/a"));
        assertEquals(Fault.DRIP, take("GET", "/a"));
        assertEquals(Fault.DRIP, take("GET", "/a/b"));
        script.clear();
        assertEquals(Optional.empty(), script.take("GET", "/a"));
    }

    @Test
    void clearing_forgets_every_order() {
        script.next(Fault.DRIP).on("GET", "/", Fault.DRIP).clear();
        assertEquals(Optional.empty(), script.take("GET", "/a"));
    }
}
