package dev.checkbulk.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackdoorHttpTest {
    @RegisterExtension
    final Started started =
            new Started(StandinSettings.defaults().withPerSecond(2).withKey("sk_right"));

    private Http.Reply send(String method, String path, String body) {
        Http http = started.http();
        return http.start(http.plain(method, path, body)).join();
    }

    private Http.Reply api() {
        Http http = started.http();
        return http.start(http.plain("GET", "/companies", "").header("Authorization", "Bearer sk_right"))
                .join();
    }

    @Test
    void counts_are_shown_without_a_key_and_count_nothing() {
        assertEquals(200, api().status());
        assertEquals(200, api().status());
        assertEquals(429, api().status());
        JsonNode counts = send("GET", "/_standin/counts", "").json();
        assertEquals(3, counts.get("requests").intValue());
        assertEquals(1, counts.get("throttledByRate").intValue());
        assertEquals(3, counts.get("busiestSecond").intValue());
        assertEquals(2, counts.get("statuses").get("200").intValue());
        assertEquals(counts, send("GET", "/_standin/counts", "").json());
    }

    @Test
    void arrivals_are_shown_latest_last() {
        api();
        send("GET", "/nowhere", "");
        JsonNode all = send("GET", "/_standin/arrivals", "").json();
        assertEquals(2, all.size());
        assertEquals(
                "{\"nanos\":0,\"method\":\"GET\",\"path\":\"/companies\",\"key\":null,\"status\":200,\"accepted\":true}",
                all.get(0).toString());
        assertEquals("/nowhere", all.get(1).get("path").textValue());
        assertEquals(
                all.get(1), send("GET", "/_standin/arrivals?last=1", "").json().get(0));
        assertEquals(1, send("GET", "/_standin/arrivals?last=1", "").json().size());
        assertEquals(400, send("GET", "/_standin/arrivals?last=x", "").status());
    }

    @Test
    void records_are_put_and_shown() {
        String seed = "{\"companies\":[\"com_1\"],\"workplaces\":[{\"id\":\"wrk_1\",\"company\":\"com_1\"}],"
                + "\"employees\":[{\"id\":\"emp_1\",\"company\":\"com_1\",\"workplaces\":[\"wrk_1\"]}]}";
        assertEquals(204, send("POST", "/_standin/records", seed).status());
        JsonNode shown = send("GET", "/_standin/records/emp_1", "").json();
        assertEquals("wrk_1", shown.get("primary_workplace").textValue());
        assertEquals(started.records().get("emp_1").orElseThrow(), shown);
        assertEquals(404, send("GET", "/_standin/records/emp_2", "").status());
        assertTrue(started.standin().judge().arrivals().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"workplaces\":[{\"id\":\"wrk_1\",\"company\":\"com_9\"}]}",
                "{\"workplaces\":[{\"id\":\"wrk_1\"}]}",
                "{\"companies\":[{\"id\":\"com_1\"}]}"
            })
    void a_seed_that_makes_no_sense_is_refused(String seed) {
        assertEquals(400, send("POST", "/_standin/records", seed).status());
        assertEquals(List.of(), started.records().all("companies"));
    }

    @Test
    void there_is_nothing_else() {
        assertEquals(404, send("GET", "/_standin/else", "").status());
        assertEquals(404, send("DELETE", "/_standin/records", "").status());
    }
}
