package dev.checkbulk.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.api.EmployeeBenefitsPath;
import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.Latency;
import dev.checkbulk.standin.judge.Arrival;
import dev.checkbulk.standin.limits.Limiter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateBenefitsTest extends AgainstStandin {
    private List<JsonNode> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    standin.records().mentionEmployee("emp_" + n, "wrk_1");
                    return (JsonNode) JsonNodeFactory.instance
                            .objectNode()
                            .put("employee", "emp_" + n)
                            .put("company_benefit", "cbn_1")
                            .put("effective_start", "2027-01-01");
                })
                .toList();
    }

    private long requestsTo(String path) {
        return standin.judge().arrivals().stream()
                .map(Arrival::path)
                .filter(path::equals)
                .count();
    }

    private void serving(EmployeeBenefitsPath path) {
        standin = start(StandinSettings.defaults()
                .withLimiter(Limiter.NONE)
                .withEmployeeBenefits(path)
                .withLatency(Latency.of(Duration.ofMillis(20))));
        client = connect();
    }

    @Test
    void postsWhereTheGuideDoes() {
        assertEquals(Collections.nCopies(5, Outcome.Kind.DONE), kinds(run(people(5), new CreateBenefits())));
        assertEquals(5, requestsTo("/employee_benefits"));
        assertEquals(0, requestsTo("/benefits"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EmployeeBenefitsPath.class,
            names = {"REDIRECTED", "UNKNOWN_PAGE"})
    void goesOnAtTheReferencesPathWhenTheGuidesDoesNotExist(EmployeeBenefitsPath path) {
        serving(path);
        List<Outcome> outcomes = run(people(60), new CreateBenefits());
        assertEquals(Collections.nCopies(60, Outcome.Kind.DONE), kinds(outcomes));
        assertEquals(60, standin.records().all("benefits").size());
        assertEquals(60, requestsTo("/benefits"));
        assertEquals(1, requestsTo("/employee_benefits"));
    }

    @Test
    void sendsOnceAgainWhatWasOnItsWayToTheWrongPath() {
        serving(EmployeeBenefitsPath.REDIRECTED);
        standin.script().next(Fault.BAD_GATEWAY_BEFORE); // says nothing about the path, so the others go there too
        List<Outcome> outcomes = run(people(20), new CreateBenefits());
        assertEquals(Outcome.Kind.UNKNOWN, outcomes.get(0).kind());
        assertEquals(Collections.nCopies(19, Outcome.Kind.DONE), kinds(outcomes).subList(1, 20));
        assertEquals(19, requestsTo("/benefits"));
        assertEquals(19, standin.records().all("benefits").size());
    }

    @Test
    void staysWhereItCreatedSomething() {
        List<JsonNode> two = people(2);
        CreateBenefits operation = new CreateBenefits();
        assertEquals(List.of(Outcome.Kind.DONE), kinds(run(two.subList(0, 1), operation)));
        standin.script().on("POST", "/employee_benefits", Fault.NOT_FOUND_PAGE);
        assertEquals(List.of(Outcome.Kind.UNKNOWN), kinds(run(two.subList(1, 2), operation)));
        assertEquals(0, requestsTo("/benefits"));
    }

    @Test
    void checksOwnNotFoundIsNoWrongPath() {
        List<JsonNode> one = List.of(JsonNodeFactory.instance
                .objectNode()
                .put("employee", "emp_missing")
                .put("company_benefit", "cbn_1"));
        assertEquals(List.of(Outcome.Kind.REFUSED), kinds(run(one, new CreateBenefits())));
        assertEquals(0, requestsTo("/benefits"));
    }

    @Test
    void anUnansweredCreateIsNotSentAgain() {
        standin.script().next(Fault.RESET_AFTER);
        assertEquals(List.of(Outcome.Kind.UNKNOWN), kinds(run(people(1), new CreateBenefits())));
        assertEquals(1, standin.records().all("benefits").size());
        assertEquals(1, standin.judge().counts().requests());
    }
}
