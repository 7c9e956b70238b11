package dev.checkbulk.standin.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.standin.Http;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.Started;
import dev.checkbulk.standin.limits.Limiter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stand-in that knows what requests mention. */
class MentionsHttpTest {
    @RegisterExtension
    final Started started =
            new Started(StandinSettings.defaults().withLimiter(Limiter.NONE).withMentioned(true));

    @Test
    void aReassignmentFindsItsPeopleAndWorkplaces() {
        Http.Reply reply = started.http().send("PATCH", "/employees/emp_1", "{\"workplaces\":[\"wrk_1\",\"wrk_2\"]}");
        assertEquals(200, reply.status(), reply.body());
        assertEquals("wrk_2", reply.json().path("workplaces").path(1).asText());
    }

    @Test
    void aBenefitFindsItsEmployee() {
        String body = "{\"employee\":\"emp_1\",\"company_benefit\":\"cbn_1\"}";
        assertEquals(
                201, started.http().send("POST", "/employee_benefits", body).status());
    }

    @Test
    void aReadByIdFindsAll() {
        Http.Reply reply = started.http().get("/employees?id=emp_1&id=emp_2&limit=100");
        assertEquals(2, reply.json().path("results").size());
    }

    @Test
    void aMentionedWorkplaceIsOfItsEmployeesCompany() {
        started.records().mentionEmployee("emp_1", "com_a", List.of());
        Http.Reply reply = started.http().send("PATCH", "/employees/emp_1", "{\"workplaces\":[\"wrk_new\"]}");
        assertEquals(200, reply.status(), reply.body());
        assertEquals(
                "com_a",
                started.records().get("wrk_new").orElseThrow().path("company").asText());
    }

    @Test
    void missingIdsNeverExist() {
        assertEquals(404, started.http().get("/employees/emp_missing").status());
        Http.Reply reply = started.http().send("PATCH", "/employees/emp_1", "{\"workplaces\":[\"wrk_missing\"]}");
        assertEquals(400, reply.status());
        assertTrue(reply.errorPaths().contains("workplaces"));
    }
}
