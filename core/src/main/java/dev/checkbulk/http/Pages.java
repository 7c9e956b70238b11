package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.internal.BackOff;
import dev.checkbulk.internal.Futures;
import dev.checkbulk.internal.StoppableDelay;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list endpoint, read one ahead of the reader. A cursor that leads back, or away from Check's host, ends the
 * walk with a failure; a read that got no definite answer is tried again with growing pauses.
 *
 * <p>Futures complete on the caller's context, as those of {@link CheckClient}.
 *
 * <p>Check orders lists by what people can change, and has no snapshot: an object may appear on two pages or on none while
 * the list changes. One that repeats on neighbouring pages is given once.
 */
public final class Pages {
    /** Pages without anything new, one after the other: a server that gives a next page for ever. */
    private static final int MOST_IN_VAIN = 100;

    /** Eleven hours at Check's limit, and 25 million objects at the least. */
    private static final int MOST_PAGES = 1_000_000;

    private static final int IDS_PER_READ = 100;

    /** Enough for 25 a second when each takes a second and a half; more of them would begin in one turn of the event loop. */
    private static final int READS_AT_ONCE = 40;

    private static final int ID_CHARACTERS_PER_READ = 6_000;

    static final int TRIES = 4;
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final CheckClient client;
    private final Set<String> visited = new HashSet<>();
    private Set<String> seenBefore = Set.of();
    private @Nullable CheckRequest following;
    private int inVain;
    private int read;
    private @Nullable Future<List<JsonNode>> ahead;

    Pages(CheckClient client, CheckRequest first) {
        this.client = client;
        this.following = first.expecting(Expected.page());
    }

    /**
     * The next page's objects. One reader at a time: the next call comes after the last one's future completed.
     *
     * @return completes with the objects, with an empty list behind the last page; fails with {@link ReadFailed}
     */
    public Future<List<JsonNode>> next() {
        Future<List<JsonNode>> page = ahead == null ? fetch() : ahead;
        ahead = null;
        return page.map(objects -> {
                    if (following != null) {
                        ahead = fetch();
                    }
                    return objects;
                })
                .onFailure(failure -> ahead = page); // behind a failure there is the failure, not the end
    }

    /**
     * All objects of all pages that are left, in memory.
     *
     * @return completes with them in the order of the list; fails with {@link ReadFailed}
     */
    public Future<List<JsonNode>> all() {
        Promise<List<JsonNode>> promise = client.scheduler().promise();
        List<JsonNode> all = new ArrayList<>();
        Futures.repeat(() -> next().map(page -> all.addAll(page))) // which no empty page does: it is behind the last
                .map(all)
                .onComplete(promise);
        return promise.future();
    }

    private Future<List<JsonNode>> fetch() {
        CheckRequest request = following;
        if (request == null) {
            return Future.succeededFuture(List.of());
        }
        following = null;
        return read(client, request).compose(response -> {
            CheckRequest next;
            List<JsonNode> fresh;
            try {
                next = nextOf(request, response.body().path("next"));
                fresh = fresh(response.body().path("results"));
            } catch (RuntimeException | StackOverflowError e) {
                String why = e instanceof IllegalArgumentException
                        ? String.valueOf(e.getMessage())
                        : "reading its page failed (" + e.getClass().getSimpleName() + ")";
                return Future.failedFuture(new ReadFailed(request, new Outcome.Done(response), why));
            }
            following = next;
            boolean emptyInTheMiddle = fresh.isEmpty() && next != null;
            inVain = emptyInTheMiddle ? inVain + 1 : 0;
            if (inVain > MOST_IN_VAIN || ++read > MOST_PAGES) {
                following = null;
                return Future.failedFuture(new ReadFailed(
                        request, new Outcome.Done(response), "its pages do not end: page after page has nothing new"));
            }
            return emptyInTheMiddle ? fetch() : Future.succeededFuture(fresh);
        });
    }

    private List<JsonNode> fresh(JsonNode results) {
        List<JsonNode> objects = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode object : results) {
            String id = id(object);
            String same = id + ' ' + object.hashCode(); // a list of settings has several of one id
            if (id.isEmpty() || (seen.add(same) && !seenBefore.contains(same))) {
                objects.add(object);
            }
        }
        seenBefore = seen;
        return objects;
    }

    /** The request for the page behind this one; only the query of {@code next} is used, never where it leads. */
    private @Nullable CheckRequest nextOf(CheckRequest request, JsonNode next) {
        if (!next.isTextual() || next.asText().isEmpty()) {
            return null;
        }
        URI url = client.environment().baseUrl().resolve(next.asText());
        boolean sameHost = client.environment().baseUrl().getHost().equals(url.getHost());
        String base = client.environment().baseUrl().getRawPath();
        if (!sameHost || !List.of(request.path(), base + request.path()).contains(url.getRawPath())) {
            throw new IllegalArgumentException("its next page is somewhere else");
        }
        if (!visited.add(String.valueOf(url.getRawQuery()))) {
            throw new IllegalArgumentException("its pages lead in a circle");
        }
        CheckRequest following = CheckRequest.get(
                        request.template(), request.ids().toArray(String[]::new))
                .expecting(Expected.page());
        for (String pair : String.valueOf(url.getRawQuery()).split("&")) {
            String[] parts = pair.split("=", 2);
            following = following.query(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return following;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /**
     * Reads the objects with these ids, 100 a request, through a list endpoint's repeated {@code id} parameter.
     *
     * @param list the list's request, for example {@code GET /employees}
     * @return completes with the objects by id; ids that Check does not know are absent. Fails with {@link ReadFailed}
     */
    public static Future<Map<String, JsonNode>> byIds(CheckClient client, CheckRequest list, List<String> ids) {
        return byIds(client, list, ids, UnaryOperator.identity());
    }

    /** The same, keeping of each object only what this makes of it when it comes: there may be a hundred thousand. */
    static Future<Map<String, JsonNode>> byIds(
            CheckClient client, CheckRequest list, List<String> ids, UnaryOperator<JsonNode> kept) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        Set<String> wanted = Set.copyOf(ids);
        List<List<String>> chunks = chunks(ids);
        List<Future<?>> reads = new ArrayList<>();
        for (int lane = 0; lane < Math.min(READS_AT_ONCE, chunks.size()); lane++) {
            Iterator<List<String>> own = everySo(chunks, lane);
            reads.add(Futures.repeat(() -> !own.hasNext()
                    ? Future.succeededFuture(false)
                    : client.pages(request(list, own.next())).all().map(objects -> {
                        objects.stream()
                                .filter(object -> wanted.contains(
                                        id(object))) // a server may ignore the filter and answer for others
                                .forEach(object -> found.put(id(object), kept.apply(object)));
                        return true; // not in onSuccess: what is thrown there would leave records out, unseen
                    })));
        }
        return Future.all(reads).map(found);
    }

    private static Iterator<List<String>> everySo(List<List<String>> chunks, int first) {
        return IntStream.iterate(first, next -> next < chunks.size(), next -> next + READS_AT_ONCE)
                .mapToObj(chunks::get)
                .iterator();
    }

    private static CheckRequest request(CheckRequest list, List<String> ids) {
        CheckRequest request = list.query("limit", String.valueOf(IDS_PER_READ));
        for (String id : ids) {
            request = request.query("id", id);
        }
        return request;
    }

    private static String id(JsonNode object) {
        return object.path("id").asText("");
    }

    private static List<List<String>> chunks(List<String> ids) {
        List<List<String>> chunks = new ArrayList<>();
        List<String> chunk = new ArrayList<>();
        int characters = 0;
        for (String id : new LinkedHashSet<>(ids)) {
            if (chunk.size() == IDS_PER_READ || characters + id.length() > ID_CHARACTERS_PER_READ) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                characters = 0;
            }
            chunk.add(id);
            characters += id.length() + 4;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /** A read is harmless, so what got no definite answer is asked again. */
    static Future<CheckResponse> read(CheckClient client, CheckRequest request) {
        return client.onContext(
                () -> {
                    Promise<CheckResponse> promise = Promise.promise();
                    attempt(client, request, 1, promise);
                    return promise.future();
                },
                failure -> {
                    Outcome notSent = Send.notSent(failure);
                    return Future.failedFuture(new ReadFailed(request, notSent, notSent.explanation()));
                });
    }

    private static void attempt(CheckClient client, CheckRequest request, int attempt, Promise<CheckResponse> promise) {
        client.send(request).onSuccess(outcome -> {
            if (outcome instanceof Outcome.Done done) {
                promise.complete(done.response());
            } else if (outcome instanceof Outcome.Unknown && attempt < TRIES) {
                StoppableDelay.of(
                        client.scheduler(),
                        client.stop(),
                        PAUSES.after(attempt, client.random()).toNanos(),
                        () -> attempt(client, request, attempt + 1, promise),
                        () -> promise.fail(new ReadFailed(request, outcome, outcome.explanation())));
            } else {
                promise.fail(new ReadFailed(request, outcome, outcome.explanation()));
            }
        });
    }
}
