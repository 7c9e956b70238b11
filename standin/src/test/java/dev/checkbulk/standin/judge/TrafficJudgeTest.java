package dev.checkbulk.standin.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.internal.StrictJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficJudgeTest {
    private final TrafficJudge judge = new TrafficJudge();

    private Ticket accept(long nanos, String method, String path) {
        Ticket ticket = judge.arrived(nanos, method, path, null);
        judge.accepted(ticket);
        return ticket;
    }

    private static ObjectNode body(String first, String second) {
        ObjectNode body = StrictJson.object();
        body.put(first, 1);
        body.put(second, 1);
        return body;
    }

    @Test
    void the_most_in_flight_is_a_high_water_mark() {
        Ticket one = accept(0, "GET", "/employees");
        Ticket two = accept(0, "GET", "/employees");
        judge.finished(one, 200);
        Ticket three = accept(0, "GET", "/employees");
        assertEquals(2, judge.counts().mostInFlight());
        assertEquals(2, judge.inFlight());
        judge.finished(two, 200);
        judge.finished(three, 0);
        assertEquals(Map.of(200, 2L, 0, 1L), judge.counts().statuses());
    }

    @Test
    void refused_requests_count_as_arrivals_only() {
        judge.refused(judge.arrived(0, "GET", "/employees", null), TrafficJudge.Refusal.RATE, 429);
        judge.refused(judge.arrived(0, "GET", "/employees", null), TrafficJudge.Refusal.CONCURRENCY, 429);
        judge.refused(judge.arrived(0, "GET", "/employees", null), TrafficJudge.Refusal.CONCURRENCY, 429);
        accept(0, "GET", "/employees");
        Counts counts = judge.counts();
        assertEquals(4, counts.requests());
        assertEquals(1, counts.accepted());
        assertEquals(1, counts.throttledByRate());
        assertEquals(2, counts.throttledByConcurrency());
        assertEquals(4, counts.busiestSecond());
        assertEquals(1, counts.busiestSecondAccepted());
    }

    @Test
    void writes_to_one_resource_overlap_until_the_first_is_finished() {
        Ticket first = accept(0, "PATCH", "/employees/emp_1");
        accept(0, "PATCH", "/employees/emp_2");
        accept(0, "GET", "/employees/emp_1");
        accept(0, "POST", "/employees");
        accept(0, "POST", "/employees");
        assertEquals(0, judge.counts().overlappingWrites());
        Ticket second = accept(0, "DELETE", "/employees/emp_1");
        assertEquals(1, judge.counts().overlappingWrites());
        judge.finished(first, 200);
        judge.finished(second, 200);
        accept(0, "PATCH", "/employees/emp_1");
        assertEquals(1, judge.counts().overlappingWrites());
    }

    @Test
    void both_paths_of_an_employee_benefit_are_one_resource() {
        accept(0, "PATCH", "/benefits/ben_1");
        accept(0, "PATCH", "/employee_benefits/ben_1");
        assertEquals(1, judge.counts().overlappingWrites());
    }

    @Test
    void a_key_under_which_two_creates_took_effect_is_doubled_once() {
        judge.created("employees", "k", body("a", "b"));
        judge.created("employees", "other", body("a", "c"));
        assertEquals(0, judge.counts().doubledKeys());
        judge.created("employees", "k", body("a", "d"));
        judge.created("employees", "k", body("a", "e"));
        assertEquals(1, judge.counts().doubledKeys());
        assertEquals(0, judge.counts().identicalCreates());
    }

    @Test
    void equal_creates_are_identical_in_any_order_of_members_but_not_across_kinds() {
        judge.created("employees", "k1", body("a", "b"));
        judge.created("benefits", "k2", body("a", "b"));
        assertEquals(0, judge.counts().identicalCreates());
        judge.created("employees", "k3", body("b", "a"));
        judge.created("employees", null, body("a", "b"));
        assertEquals(2, judge.counts().identicalCreates());
        assertEquals(Map.of("employees", 3L, "benefits", 1L), judge.counts().creates());
    }

    @Test
    void the_oldest_arrivals_are_forgotten_and_still_counted() {
        TrafficJudge small = new TrafficJudge(2);
        small.arrived(1, "GET", "/a", null);
        small.arrived(2, "GET", "/b", null);
        small.arrived(3, "POST", "/c", "k");
        assertEquals(
                List.of(new Arrival(2, "GET", "/b", null, 0, false), new Arrival(3, "POST", "/c", "k", 0, false)),
                small.arrivals());
        assertEquals(3, small.counts().requests());
    }
}
