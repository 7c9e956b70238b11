package dev.checkbulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.testing.Reply;
import dev.checkbulk.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagesTest {
    static final CheckRequest LIST = CheckRequest.get("/employees").query("limit", "2");

    @RegisterExtension
    final World world = new World();

    /** A page with these ids; next is a query, or null behind the last page. */
    static Reply page(String next, String... ids) {
        String link = next == null ? "null" : '"' + World.HERE.baseUrl().toString() + "/employees?" + next + '"';
        return raw(link, ids);
    }

    static Reply raw(String nextJson, String... ids) {
        String results =
                List.of(ids).stream().map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(","));
        return Reply.ok("{\"next\":" + nextJson + ",\"previous\":null,\"results\":[" + results + "]}");
    }

    static List<String> ids(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("id").asText()).toList();
    }

    private List<String> next(Pages pages) {
        return ids(world.finish(pages.next()));
    }

    @Test
    void walksFromPageToPageAndThenGivesEmptyLists() {
        world.wire.script(page("cursor=a", "1", "2"), page("cursor=b", "3", "4"), page(null, "5"));
        Pages pages = world.client.pages(LIST);
        assertEquals(List.of("1", "2"), next(pages));
        assertEquals(List.of("3", "4"), next(pages));
        assertEquals(List.of("5"), next(pages));
        assertEquals(List.of(), next(pages));
        assertEquals(List.of(), next(pages));
        assertEquals(3, world.wire.calls().size());
    }

    @Test
    void nothingIsReadBeforeTheFirstPageIsAskedFor() {
        world.client.pages(LIST);
        assertEquals(List.of(), world.wire.lines());
    }

    @Test
    void onePageIsReadAheadOfTheReaderAndNoMore() {
        world.wire.script(page("cursor=a", "1"), page("cursor=b", "2"), page("cursor=c", "3"));
        Pages pages = world.client.pages(LIST);
        next(pages);
        assertEquals(2, world.wire.calls().size());
        next(pages);
        assertEquals(3, world.wire.calls().size());
    }

    @Test
    void theNextPageKeepsItsWholeQuery() {
        world.wire.script(page("limit=2&cursor=a%2Bb%3D%20c&id=1&id=2", "1"), page(null, "2"));
        world.finish(world.client.pages(LIST).all());
        assertEquals(
                List.of("GET /employees?limit=2", "GET /employees?limit=2&cursor=a%2Bb%3D%20c&id=1&id=2"),
                world.wire.lines());
    }

    @Test
    void aRelativeNextIsOnTheSameHost() {
        world.wire.script(raw("\"/employees?cursor=a\"", "1"), raw("\"?cursor=b\"", "2"));
        Pages pages = world.client.pages(LIST);
        assertEquals(List.of("1"), next(pages));
        assertEquals("GET /employees?cursor=a", world.wire.lines().get(1));
    }

    @Test
    void allGivesTheObjectsOfAllPagesInTheirOrder() {
        world.wire.script(page("cursor=a", "1", "2"), page("cursor=b", "3"), page(null, "4"));
        assertEquals(
                List.of("1", "2", "3", "4"),
                ids(world.finish(world.client.pages(LIST).all())));
    }

    @Test
    void anObjectThatRepeatsOnNeighbouringPagesIsGivenOnce() {
        world.wire.script(page("cursor=a", "1", "2", "2"), page("cursor=b", "2", "3"), page(null, "3", "4"));
        assertEquals(
                List.of("1", "2", "3", "4"),
                ids(world.finish(world.client.pages(LIST).all())));
    }

    @Test
    void aPageWithNothingNewInTheMiddleIsNotTheEnd() {
        world.wire.script(page("cursor=a", "1"), page("cursor=b", "1"), page("cursor=c"), page(null, "2"));
        Pages pages = world.client.pages(LIST);
        assertEquals(List.of("1"), next(pages));
        assertEquals(List.of("2"), next(pages));
        assertEquals(List.of(), next(pages));
    }

    @Test
    void whatDiffersIsGivenAlsoUnderOneId() {
        world.wire.script(Reply.ok("{\"results\":[{\"id\":\"1\",\"from\":\"a\"},{\"id\":\"1\",\"from\":\"b\"}]}"));
        assertEquals(
                List.of("1", "1"), ids(world.finish(world.client.pages(LIST).all())));
    }

    @Test
    void objectsWithoutAnIdAreAllGiven() {
        world.wire.script(Reply.ok("{\"results\":[{},{\"a\":1},{}]}"));
        assertEquals(3, world.finish(world.client.pages(LIST).all()).size());
    }

    @Test
    void anEmptyListIsOneEmptyPage() {
        world.wire.script(page(null));
        assertEquals(List.of(), world.finish(world.client.pages(LIST).all()));
    }

    @Test
    void thousandsOfPagesFitOnTheStack() {
        world.wire.script(
                call -> page("cursor=" + call.ordinal(), "x" + call.ordinal()).after(Duration.ofNanos(1)));
        var all = world.client.pages(LIST).all();
        world.time.advance(Duration.ofSeconds(210));
        assertTrue(world.wire.calls().size() > 5_000);
        world.wire.script(call -> page(null, "last"));
        List<String> expected = IntStream.range(0, world.wire.calls().size())
                .mapToObj(i -> "x" + i)
                .collect(Collectors.toList());
        expected.add("last");
        assertEquals(expected, ids(world.finish(all)));
    }
}
