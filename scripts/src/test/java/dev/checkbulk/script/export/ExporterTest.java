package dev.checkbulk.script.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.ops.resource.ResourceType;
import dev.checkbulk.script.terminal.CannotStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that gives pages which Check may give while its list changes. */
class ExporterTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<JsonNode> written = new ArrayList<>();

    private final ExportWriter writer = new ExportWriter() {
        @Override
        public void write(JsonNode record) {
            written.add(record);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    };

    private long export(String resource, Map<String, String> filters, String... pages) throws IOException, CannotStart {
        HttpServer server = get(vertx.createHttpServer()
                .requestHandler(request -> {
                    int page = Integer.parseInt(request.getParam("cursor", "0"));
                    String next =
                            page + 1 == pages.length ? "null" : "'" + request.path() + "?cursor=" + (page + 1) + "'";
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(("{'next':" + next + ",'results':[" + pages[page] + "]}").replace('\'', '"'));
                })
                .listen(0, "127.0.0.1"));
        CheckClient client = CheckClient.create(
                vertx, Environment.of("http://127.0.0.1:" + server.actualPort()), ApiKey.of("anything"));
        ResourceType type = ResourceType.of(resource);
        long[] count = new long[1];
        new Exporter(client.reading(), type, new ExportSecrets(false), writer)
                .list(ExportFilters.list(type, filters), records -> count[0] = records);
        return count[0];
    }

    private String written() {
        return written.toString().replace('"', '\'');
    }

    @Test
    void aRecordThatComesTwiceIsWrittenOnceAsItCameFirst() throws IOException, CannotStart {
        long count = export(
                "employees", Map.of(), "{'id':'a','n':1},{'id':'b'}", "{'id':'c'}", "{'id':'d'},{'id':'a','n':2}");
        assertEquals("[{'id':'a','n':1}, {'id':'b'}, {'id':'c'}, {'id':'d'}]", written());
        assertEquals(4, count);
    }

    @Test
    void entriesOfOneIdThatDifferAreKeptWhereTheIdIsNotAll() throws IOException, CannotStart {
        export(
                "company_tax_params",
                Map.of("company", "com_1"),
                "{'id':'spa_1','value':'1'}",
                "{'id':'spa_2'}",
                "{'id':'spa_1','value':'2'},{'id':'spa_3'}",
                "{'id':'spa_4'}",
                "{'id':'spa_1','value':'1'}");
        assertEquals(
                "[{'id':'spa_1','value':'1'}, {'id':'spa_2'}, {'id':'spa_1','value':'2'}, {'id':'spa_3'}, {'id':'spa_4'}]",
                written());
    }

    @Test
    void recordsWithoutAnIdAreAllKept() throws IOException, CannotStart {
        export("requirements", Map.of(), "{'a':1},{'a':1}", "{'a':1}");
        assertEquals(3, written.size());
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        get(vertx.close());
    }
}
