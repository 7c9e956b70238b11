package dev.checkbulk.http;

import static dev.checkbulk.http.PagesTest.LIST;
import static dev.checkbulk.http.PagesTest.ids;
import static dev.checkbulk.http.PagesTest.page;
import static dev.checkbulk.http.PagesTest.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.Outcome.Kind;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesFaultsTest {
    @RegisterExtension
    final World world = new World();

    private ReadFailed failed() {
        return assertInstanceOf(
                ReadFailed.class, world.failure(world.client.pages(LIST).all()));
    }

    @Test
    void pagesThatLeadInACircleEndWithAFailure() {
        world.wire.script(call -> page(call.ordinal() % 2 == 0 ? "cursor=a" : "cursor=b", "x" + call.ordinal()));
        assertTrue(failed().getMessage().endsWith("its pages lead in a circle"));
        assertTrue(world.wire.calls().size() <= 4, "and soon");
    }

    @Test
    void aPageThatNamesItselfEndsWithAFailure() {
        world.wire.script(page("limit=2", "1"));
        assertTrue(failed().getMessage().endsWith("its pages lead in a circle"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/employees?cursor=a",
                "http://127.0.0.1:8080@evil.example/employees?cursor=a",
                "//evil.example/employees?cursor=a",
                "http://127.0.0.1:8080/companies?cursor=a",
                "http://127.0.0.1:8080/employees/../companies?cursor=a",
                "mailto:employees?cursor=a",
                "http://[::1/employees",
                "http://127.0.0.1:8080/employees?cursor=%zz"
            })
    void aNextPageSomewhereElseEndsWithAFailureAndIsNotAsked(String next) {
        world.wire.script(raw('"' + next + '"', "1"));
        assertEquals(Kind.DONE, failed().outcome().kind());
        assertEquals(1, world.wire.calls().size());
    }

    /** A server behind a proxy may not know how it is reached. */
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "https://127.0.0.1:8080", "https://127.0.0.1:443"})
    void ofANextPageOnTheSameHostOnlyTheQueryIsUsed(String origin) {
        world.wire.script(raw("\"" + origin + "/employees?cursor=a\"", "1"), page(null, "2"));
        assertEquals(
                List.of("1", "2"), ids(world.finish(world.client.pages(LIST).all())));
        assertEquals("/employees?cursor=a", world.wire.calls().get(1).request().target());
    }

    @Test
    void aReadWithoutADefiniteAnswerIsTriedAgainWithGrowingPauses() {
        world.wire.script(Reply.status(503, ""), Reply.broken(), Reply.ok("<html>"), page(null, "1"));
        assertEquals(List.of("1"), ids(world.finish(world.client.pages(LIST).all())));
        List<Duration> starts = world.wire.starts();
        long least = 500;
        for (int i = 1; i < starts.size(); i++, least *= 2) {
            long pause =
                    starts.get(i).minus(starts.get(i - 1)).minus(Reply.USUAL).toMillis();
            assertTrue(pause >= least && pause <= 2 * least, i + ": " + pause);
        }
    }

    @Test
    void aReadIsGivenUpAfterFourTries() {
        world.wire.script(Reply.status(503, ""));
        assertEquals(Kind.UNKNOWN, failed().outcome().kind());
        assertEquals(4, world.wire.calls().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404})
    void aDefiniteNoIsNotAskedAgain(int status) {
        world.wire.script(Reply.status(status, "", "X-Request-Log-Id", "log_1"));
        assertEquals(status, failed().outcome().objection().orElseThrow().status());
        assertEquals(1, world.wire.calls().size());
    }

    @Test
    void aFailureOnALaterPageFailsTheWalk() {
        world.wire.script(page("cursor=a", "1"), Reply.status(404, "", "X-Request-Log-Id", "log_1"));
        assertEquals(
                "GET /employees?cursor=a could not be read: 404: HTTP 404 without Check's error envelope",
                failed().getMessage());
    }

    @Test
    void behindAFailureThereIsTheFailureAndNotTheEnd() {
        world.wire.script(Reply.status(404, "", "X-Request-Log-Id", "log_1"));
        Pages pages = world.client.pages(LIST);
        assertInstanceOf(ReadFailed.class, world.failure(pages.next()));
        assertInstanceOf(ReadFailed.class, world.failure(pages.next()));
    }

    @Test
    void aPageThatIsNoPageIsAReadWithoutAnAnswer() {
        world.wire.script(Reply.ok("{\"id\":\"emp_1\"}"), page(null, "1"));
        assertEquals(List.of("1"), ids(world.finish(world.client.pages(LIST).all())));
    }

    @Test
    void h13PagesThatDoNotEndEnd() {
        world.wire.script(call ->
                Reply.ok("{\"results\":[{\"id\":\"emp_1\"}],\"next\":\"/employees?cursor=" + call.ordinal() + "\"}"));
        assertTrue(failed().getMessage().contains("do not end"), failed().getMessage());
        assertTrue(world.wire.calls().size() < 300, "" + world.wire.calls().size());
    }

    @Test
    void h13EmptyPagesThatDoNotEndEnd() {
        world.wire.script(call -> Reply.ok("{\"results\":[],\"next\":\"/employees?cursor=" + call.ordinal() + "\"}"));
        assertTrue(failed().getMessage().contains("do not end"), failed().getMessage());
    }
}
