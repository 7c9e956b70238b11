package dev.checkbulk.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.run.undo.Undone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entry of a list is in force on a day; JSON is written with ' for ". */
class SettingTest {
    private static final Setting PARAM = new Setting(List.of("id"), "effective_start", null, null);
    private static final Setting ELECTION =
            new Setting(List.of("id"), "setting.effective_start", "setting.effective_end", "elections");

    private static JsonNode json(String text) {
        return Undone.json(text);
    }

    private static String value(String day, String... entries) {
        JsonNode change = json("{'id':'a','value':'new','effective_start':'" + day + "'}");
        return PARAM.inForce(List.of(entries).stream().map(SettingTest::json).toList(), change)
                .path("value")
                .asText();
    }

    private static final String[] ENTRIES = {
        "{'id':'a','value':'2','effective_start':'2027-01-01'}",
        "{'id':'b','value':'9','effective_start':'2027-01-01'}",
        "{'id':'a','value':'1','effective_start':'2026-01-01'}",
        "{'id':'a','value':'0','effective_start':null}",
        "{'id':'a','value':'3','effective_start':'2028-01-01'}"
    };

    @Test
    void itIsTheLastOneThatHasBegun() {
        assertEquals("0", value("2025-12-31", ENTRIES));
        assertEquals("1", value("2026-12-31", ENTRIES));
        assertEquals("2", value("2027-01-01", ENTRIES));
        assertEquals("3", value("2099-01-01", ENTRIES));
    }

    @Test
    void ofTheSameDayAndForAChangeWithoutOneTheLastInTheListCounts() {
        String twice = "{'id':'a','value':'2b','effective_start':'2027-01-01'}";
        assertEquals("2b", value("2027-01-01", ENTRIES[0], twice));
        JsonNode undated = json("{'id':'a','value':'new'}");
        assertEquals(json(ENTRIES[2]), PARAM.inForce(List.of(json(ENTRIES[0]), json(ENTRIES[2])), undated));
    }

    @Test
    void whereNothingIsInForceTheFieldsOfTheChangeAreNull() {
        JsonNode change = json("{'id':'c','value':'1','effective_start':'2027-01-01'}");
        assertEquals(
                json("{'id':null,'value':null,'effective_start':null}"),
                PARAM.inForce(List.of(json(ENTRIES[0])), change));
    }

    @Test
    void anEntryOfAListOfOneOwnerNeedNotNameTheOwner() {
        Setting owned = new Setting(List.of("id", "employee"), "effective_start", null, null);
        JsonNode change = json("{'id':'a','employee':'e1'}");
        JsonNode bare = json("{'id':'a','value':'1'}");
        JsonNode others = json("{'id':'a','employee':'e2'}");
        assertEquals(bare, owned.inForce(List.of(bare, others), change));
    }

    @Test
    void whatHasEndedIsNotInForceAndWhatIsRestoredKeepsItsEnd() {
        JsonNode change = json("{'id':'a','setting':{'exempt':false,'effective_start':'2027-01-01'}}");
        JsonNode ended = json(
                "{'id':'a','setting':{'exempt':true,'effective_start':'2026-01-01','effective_end':'2026-12-31'}}");
        JsonNode lasts = json(
                "{'id':'a','setting':{'exempt':true,'effective_start':'2026-01-01','effective_end':'2027-01-01'}}");
        assertEquals(json("{'id':null,'setting':null}"), ELECTION.inForce(List.of(ended), change));
        assertEquals(lasts, ELECTION.inForce(List.of(ended, lasts), change));
        assertEquals(
                json(
                        "{'id':'a','setting':{'exempt':true,'effective_start':'2027-01-01','effective_end':'2027-01-01'}}"),
                ELECTION.back(Undone.json(lasts.toString()), change));
    }

    @Test
    void anEndThatWasNotThereIsAskedAway() {
        assertEquals(
                json("{'id':'a','setting':{'exempt':false,'effective_start':'2027-01-01','effective_end':null}}"),
                ELECTION.back(
                        Undone.json("{'id':'a','setting':{'exempt':false,'effective_start':'2026-01-01'}}"),
                        json("{'id':'a','setting':{'exempt':true,'effective_start':'2027-01-01',"
                                + "'effective_end':'2027-12-31'}}")));
    }

    @Test
    void aListIsBareOrInItsFieldOrAPage() {
        JsonNode change = json("{'id':'a'}");
        assertEquals("{\"elections\":[{\"id\":\"a\"}]}", ELECTION.body(change).toString());
        assertEquals(change, ELECTION.change(ELECTION.body(change)));
        assertEquals("[{\"id\":\"a\"}]", PARAM.body(change).toString());
        assertEquals(change, PARAM.change(PARAM.body(change)));
        assertEquals(1, ELECTION.entries(json("{'results':[{}]}")).size());
        assertEquals(2, ELECTION.entries(json("{'elections':[{},{}]}")).size());
        assertEquals(1, PARAM.entries(PARAM.body(change)).size());
    }

    @Test
    void anythingWouldFitWithoutAKey() {
        assertThrows(IllegalArgumentException.class, () -> new Setting(List.of(), "effective_start", null, null));
    }
}
