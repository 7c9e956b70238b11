package dev.checkbulk.script.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A stand-in of its own, that scripts are pointed at. */
class StandinScriptTest extends ScriptTest {
    private static final String SAID = "Stand-in Check server on ";

    private static String address(Jbang.Running standin) {
        String said = standin.awaitOut(text -> text.contains(SAID) && text.endsWith("\n"));
        return said.substring(said.indexOf(SAID) + SAID.length()).strip();
    }

    private Jbang enroll(String address) {
        return atHome("enroll", "examples/benefits.json", "--again", "--run-dir", runDir().toString())
                .with("CHECK_API_KEY", KEY)
                .with("CHECK_BASE_URL", address);
    }

    @Test
    void itKnowsWhatRequestsMentionKeepsItsStateAndShowsItsCounts() throws IOException {
        Jbang.Running standin =
                Jbang.run("standin", "--port", "0", "--latency", "0").start();
        String address = address(standin);
        assertExit(0, enroll(address).end());
        Jbang.Ended again = enroll(address).end();
        assertExit(2, again);
        assertTrue(again.err().contains("3 of 3 rows cannot be (3 overlap)"), again::toString);
        standin.signal("TERM");
        Jbang.Ended ended = standin.end();
        assertExit(0, ended);
        JsonNode counts =
                new ObjectMapper().readTree(ended.out().substring(ended.out().indexOf('{')));
        assertEquals(7, counts.path("requests").asInt(), "each time two reads, and once three creates");
        assertEquals(3, counts.path("creates").path("benefits").asInt());
    }

    @Test
    void aStrictOneKnowsOnlyWhatWasCreated() {
        Jbang.Running standin = Jbang.run("standin", "--port", "0", "--strict").start();
        Jbang.Ended ended = enroll(address(standin)).end();
        standin.signal("TERM");
        assertExit(0, standin.end());
        assertExit(2, ended);
        assertTrue(ended.err().contains("3 of 3 rows cannot be (3 not_found)"), ended::toString);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        Jbang.Running first = Jbang.run("standin", "--port", "0").start();
        String address = address(first);
        Jbang.Ended second = Jbang.run("standin", "--port", address.substring(address.lastIndexOf(':') + 1))
                .end();
        first.signal("TERM");
        first.end();
        assertExit(2, second);
        assertTrue(second.err().contains("--port"), second::toString);
    }
}
