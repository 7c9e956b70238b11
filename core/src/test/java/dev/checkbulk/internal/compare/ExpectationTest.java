package dev.checkbulk.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a row expects of its record, and how a difference is told. */
class ExpectationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> unmet(String expected, String record) throws JsonProcessingException {
        return Expectation.unmet(JSON.readTree(expected.replace('\'', '"')), JSON.readTree(record.replace('\'', '"')));
    }

    @Test
    void equalValuesMeetIt() throws Exception {
        assertEquals(List.of(), unmet("{'last_name':'Smith','rate':5}", "{'last_name':'Smith','rate':'5.00','x':1}"));
    }

    @Test
    void anotherValueIsToldWithBoth() throws Exception {
        assertEquals(
                List.of("last_name is \"Smith\", not \"Jones\""),
                unmet("{'last_name':'Jones'}", "{'last_name':'Smith'}"));
    }

    @Test
    void aFieldThatIsNotShownIsNotMet() throws Exception {
        assertEquals(List.of("last_name is not shown"), unmet("{'last_name':'Jones'}", "{}"));
    }

    @Test
    void ofObjectsTheExpectedMembersCount() throws Exception {
        assertEquals(List.of(), unmet("{'residence':{'city':'Rome'}}", "{'residence':{'city':'Rome','zip':'1'}}"));
        assertEquals(
                List.of("residence.city is \"Oslo\", not \"Rome\""),
                unmet("{'residence':{'city':'Rome'}}", "{'residence':{'city':'Oslo','zip':'1'}}"));
    }

    @Test
    void oneTextMayBeOneOfAList() throws Exception {
        assertEquals(List.of(), unmet("{'workplaces':'wrk_1'}", "{'workplaces':['wrk_1']}"));
        assertEquals(List.of(), unmet("{'workplaces':'wrk_1'}", "{'workplaces':['wrk_2','wrk_1']}"));
        assertEquals(
                List.of("workplaces is [\"wrk_2\"], not \"wrk_1\""),
                unmet("{'workplaces':'wrk_1'}", "{'workplaces':['wrk_2']}"));
    }

    @Test
    void secretsAreNotPrinted() throws Exception {
        assertEquals(
                List.of("ssn differs", "bank.account_number differs", "bank.routing_number_last_four differs"),
                unmet(
                        "{'ssn':'1','bank':{'account_number':'2','routing_number_last_four':'3'}}",
                        "{'ssn':'4','bank':{'account_number':'5','routing_number_last_four':'6'}}"));
        assertEquals(
                List.of("metadata.api_key differs", "metadata.team is \"red\", not \"blue\""),
                unmet("{'metadata':{'api_key':'1','team':'blue'}}", "{'metadata':{'api_key':'2','team':'red'}}"));
        assertEquals(List.of("bank differs"), unmet("{'bank':'x'}", "{'bank':{'account_number':'5'}}"));
    }
}
