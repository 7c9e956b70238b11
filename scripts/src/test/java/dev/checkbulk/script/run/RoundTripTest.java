package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** An export that is edited and given back. */
class RoundTripTest extends ScriptTest {
    private final Standin standin = standin(StandinSettings.defaults());

    private void change(String id, String json) throws IOException {
        standin.records().change(id, (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private JsonNode record(String id) {
        return standin.records().get(id).orElseThrow();
    }

    private long writes() {
        return standin.judge().arrivals().stream()
                .filter(arrival -> !arrival.method().equals("GET"))
                .count();
    }

    @Test
    void onlyWhatWasEditedIsSent() throws IOException {
        standin.records().mentionWorkplace("wrk_0").mentionWorkplace("wrk_1");
        for (int i = 1; i <= 4; i++) {
            standin.records().mentionEmployee("emp_" + i, "wrk_0");
        }
        change("emp_1", """
                {'first_name':'=1+1','last_name':'Ünal, Jo','workplaces':['wrk_0','wrk_1'],'metadata':{'badge':'007'},
                 'residence':{'line1':'1 Main St','line2':null,'city':'Boston','state':'MA','postal_code':'02139','country':'US'},
                 'onboard':{'status':'completed'},'nickname':'Jo'}
                """);
        change("emp_2", "{'last_name':'Chen','metadata':{'badge':'7'}}");
        Path file = folder.resolve("employees.csv");
        Jbang.Ended exported = withKey(standin, "export", "employees", "--out", file.toString())
                .end();
        assertExit(0, exported);
        assertTrue(exported.err().contains("being nothing that update takes: nickname."), exported::toString);

        Jbang.Ended untouched =
                withKey(standin, "update", "employees", file.toString()).end();
        assertExit(0, untouched);
        assertTrue(untouched.out().startsWith("0 of 4 employees updated, 4 were so already."), untouched::toString);
        assertEquals(0, writes());

        JsonNode before = record("emp_1");
        Files.writeString(
                file, Files.readString(file).replace("Boston", "Salem").replace("Chen", "Chan"));
        Jbang.Ended updated =
                withKey(standin, "update", "employees", file.toString()).end();
        assertExit(0, updated);
        assertTrue(updated.out().startsWith("2 of 4 employees updated, 2 were so already."), updated::toString);
        assertEquals(2, writes());
        assertEquals("Chan", record("emp_2").path("last_name").asText());
        ObjectNode expected = before.deepCopy();
        ((ObjectNode) expected.get("residence")).put("city", "Salem");
        assertEquals(expected, record("emp_1"));
    }
}
