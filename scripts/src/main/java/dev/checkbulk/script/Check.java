package dev.checkbulk.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.batch.Batch;
import dev.checkbulk.batch.ItemResult;
import dev.checkbulk.batch.Operation;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.ReadFailed;
import dev.checkbulk.script.option.Pace;
import dev.checkbulk.script.option.ScriptVertx;
import dev.checkbulk.script.option.Target;
import dev.checkbulk.script.terminal.Await;
import dev.checkbulk.script.terminal.CannotStart;
import dev.checkbulk.script.terminal.Mishap;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The building blocks of Check's guide to batching edits for a one-file script: a client from the environment, items through an
 * {@link Operation}, and their results. It waits for the answers, so that a script reads from top to bottom.
 *
 * <p>What it sends goes out at the pace that all scripts of this machine share. There is no plan, no journal and no undo: for
 * those there is {@link Bulk}.
 *
 * <p>Any thread but an event loop's may call. A script that forgets to close it ends all the same.
 */
public final class Check implements AutoCloseable {
    private final Vertx vertx;
    private final CheckClient client;

    private Check(Vertx vertx, CheckClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /**
     * The client of {@code CHECK_API_KEY} (or {@code CHECK_API_KEY_FILE}) and {@code CHECK_BASE_URL}, Check's sandbox when that is
     * not set. A script that does not catch what this throws ends with its one line and {@code ExitCode.USAGE}.
     *
     * @throws CannotStart when there is no key, or one that cannot be used; the message says which variable
     */
    public static Check fromEnvironment() throws CannotStart {
        Mishap.endsTheProcess();
        return of(System.getenv());
    }

    static Check of(Map<String, String> environment) throws CannotStart {
        Vertx vertx = ScriptVertx.daemon();
        try {
            return new Check(
                    vertx, Target.ofEnvironment(vertx, environment, new Pace()).client());
        } catch (CannotStart e) {
            Await.get(vertx.close());
            throw e;
        }
    }

    /**
     * Runs the items and waits for all of them.
     *
     * @return a result for each item, in the order of the items; a request that failed is a result too
     */
    public <I> List<ItemResult<I>> run(Collection<? extends I> items, Operation<I> operation) {
        return Await.get(new Batch(client).collect(items, operation));
    }

    /**
     * All objects of a list, page by page.
     *
     * @throws ReadFailed when a page could not be read
     */
    public List<JsonNode> all(CheckRequest list) {
        return Await.get(client.pages(list).all());
    }

    /** The client itself, for what is not here: {@code new Batch(check.client()).batchSize(Batch.GUIDE_SIZE)}. */
    public CheckClient client() {
        return client;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        Await.get(client.close().eventually(vertx::close));
    }
}
