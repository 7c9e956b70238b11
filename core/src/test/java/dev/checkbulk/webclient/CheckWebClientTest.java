package dev.checkbulk.webclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.standin.Standin;
import dev.checkbulk.standin.StandinSettings;
import dev.checkbulk.standin.faults.Fault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.Timeout;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import io.vertx.uritemplate.UriTemplate;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service's own Web Client against the stand-in, and against a server that answers what the test says. */
@Timeout(value = 5, timeUnit = TimeUnit.MINUTES)
@ExtendWith(VertxExtension.class)
class CheckWebClientTest {
    private static final String KEY = "k3y-of-the-test";

    private WebClient webClient;
    private Standin standin;

    @BeforeEach
    void start(Vertx vertx, VertxTestContext test) {
        webClient = WebClient.create(vertx);
        Standin.start(vertx, StandinSettings.defaults().withKey(KEY).withMentioned(true))
                .onComplete(test.succeeding(started -> {
                    standin = started;
                    test.completeNow();
                }));
    }

    private static CheckClient client(Vertx vertx, String place) {
        return CheckClient.create(vertx, Environment.of(place), ApiKey.of(KEY));
    }

    private CheckWebClient paced(Vertx vertx) {
        return CheckWebClient.over(webClient, client(vertx, standin.baseUrl()));
    }

    private HttpRequest<Buffer> get(String uri) {
        return webClient.get(standin.port(), "127.0.0.1", uri);
    }

    private long requests() {
        return standin.judge().counts().requests();
    }

    /** Whatever the server says, and what arrived there. */
    private static Future<Integer> server(
            Vertx vertx, List<MultiMap> arrived, Function<HttpServerRequest, Integer> status) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    arrived.add(request.headers());
                    int code = status.apply(request);
                    request.response()
                            .setStatusCode(code)
                            .putHeader("Retry-After", "1")
                            .putHeader("Location", "/elsewhere")
                            .end("<" + body + ">");
                }))
                .listen(0, "127.0.0.1")
                .map(server -> server.actualPort());
    }

    @Test
    void aHundredRequestsOfAServiceFitTheSlidingLimit(Vertx vertx, VertxTestContext test) {
        CheckWebClient paced = paced(vertx);
        List<Future<HttpResponse<Buffer>>> sent = IntStream.range(0, 100)
                .mapToObj(n -> paced.send(get("/employees/emp_" + n)))
                .toList();
        Future.all(sent)
                .onComplete(test.succeeding(all -> test.verify(() -> {
                    sent.forEach(one -> assertEquals(200, one.result().statusCode()));
                    assertTrue(
                            requests() <= 110, // without a pace 75 would be refused; what arrives late is the machine's
                            "hardly a 429: " + standin.judge().counts());
                    test.completeNow();
                })));
    }

    @Test
    void a429IsSentAgainAndTheThirdIsHandedBack(Vertx vertx, VertxTestContext test) {
        CheckWebClient paced = paced(vertx);
        standin.script().next(Fault.throttled("1"));
        paced.send(get("/employees/emp_1"))
                .compose(answer -> {
                    test.verify(() -> {
                        assertEquals(200, answer.statusCode());
                        assertEquals(2, requests());
                        standin.script().next(Fault.throttled("1"), Fault.throttled("1"), Fault.throttled("1"));
                    });
                    return paced.send(get("/employees/emp_1"));
                })
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(429, answer.statusCode());
                    assertEquals(5, requests());
                    test.completeNow();
                })));
    }

    @Test
    void a429ThatAsksForTooLongIsHandedBackAtOnce(Vertx vertx, VertxTestContext test) {
        standin.script().next(Fault.throttled("86400"));
        paced(vertx)
                .send(get("/employees/emp_1"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(429, answer.statusCode());
                    assertEquals(1, requests());
                    test.completeNow();
                })));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everythingButA429ComesAsItCame(Fault fault, int status, Vertx vertx, VertxTestContext test) {
        standin.script().next(fault);
        paced(vertx)
                .send(get("/employees/emp_1"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(status, answer.statusCode());
                    assertEquals(1, requests());
                    test.completeNow();
                })));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(Fault.ERROR_BEFORE, 500),
                Arguments.of(Fault.BAD_GATEWAY_AFTER, 502),
                Arguments.of(Fault.unavailable("1"), 503),
                Arguments.of(Fault.MALFORMED_JSON, 200));
    }

    @Test
    void aRedirectIsHandedBackAndNotFollowed(Vertx vertx, VertxTestContext test) {
        List<MultiMap> arrived = Collections.synchronizedList(new ArrayList<>());
        server(vertx, arrived, request -> 302)
                .compose(port -> CheckWebClient.over(webClient, client(vertx, "http://127.0.0.1:" + port))
                        .send(webClient.get(port, "127.0.0.1", "/x").followRedirects(true)))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(302, answer.statusCode());
                    assertEquals(1, arrived.size());
                    test.completeNow();
                })));
    }

    @Test
    void whatIsSentHasTheKeyAndWhatTheServiceGaveIt(Vertx vertx, VertxTestContext test) {
        List<MultiMap> arrived = Collections.synchronizedList(new ArrayList<>());
        List<String> uris = Collections.synchronizedList(new ArrayList<>());
        server(vertx, arrived, request -> {
                    uris.add(request.method() + " " + request.uri());
                    return arrived.size() < 2 ? 429 : 200;
                })
                .compose(port -> {
                    HttpRequest<Buffer> request = webClient
                            .request(HttpMethod.PATCH, port, "127.0.0.1", UriTemplate.of("/employees/{id}"))
                            .setTemplateParam("id", "emp_1")
                            .addQueryParam("x", "a b&c")
                            .addQueryParam("x", "2")
                            .putHeader("X-Mine", "yes")
                            .putHeader("Authorization", "Bearer of-somebody-else");
                    return CheckWebClient.over(webClient, client(vertx, "http://127.0.0.1:" + port))
                            .sendJson(request, Map.of("first_name", "Alex"));
                })
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals("<{\"first_name\":\"Alex\"}>", answer.bodyAsString());
                    assertEquals(
                            List.of("PATCH /employees/emp_1?x=a%20b%26c&x=2"),
                            uris.stream().distinct().toList());
                    assertEquals(2, arrived.size());
                    arrived.forEach(headers -> {
                        assertEquals("Bearer " + KEY, headers.get("Authorization"));
                        assertEquals("yes", headers.get("X-Mine"));
                        assertEquals("application/json", headers.get("Content-Type"));
                        assertEquals("2025-01-01", headers.get("Check-Version"));
                    });
                    String key = arrived.get(0).get("X-Idempotency-Key");
                    assertTrue(key.matches("[0-9a-f]{32}"), key);
                    assertEquals(key, arrived.get(1).get("X-Idempotency-Key"), "one key for all attempts");
                    test.completeNow();
                })));
    }

    @Test
    void aKeyThatTheServiceGaveIsKeptAndAReadHasNone(Vertx vertx, VertxTestContext test) {
        List<MultiMap> arrived = Collections.synchronizedList(new ArrayList<>());
        server(vertx, arrived, request -> 200)
                .compose(port -> {
                    CheckWebClient paced = CheckWebClient.over(webClient, client(vertx, "http://127.0.0.1:" + port));
                    return paced.send(webClient
                                    .delete(port, "127.0.0.1", "/x")
                                    .putHeader("X-Idempotency-Key", "mine")
                                    .putHeader("Check-Version", "2021-09-02"))
                            .compose(deleted -> paced.send(webClient.get(port, "127.0.0.1", "/x")));
                })
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals("mine", arrived.get(0).get("X-Idempotency-Key"));
                    assertEquals("2021-09-02", arrived.get(0).get("Check-Version"));
                    assertNull(arrived.get(1).get("X-Idempotency-Key"));
                    test.completeNow();
                })));
    }

    @Test
    void aStreamHasOneAttempt(Vertx vertx, VertxTestContext test) {
        List<MultiMap> arrived = Collections.synchronizedList(new ArrayList<>());
        server(vertx, arrived, request -> 429)
                .compose(port -> vertx.fileSystem()
                        .createTempFile("body", ".json")
                        .compose(file -> vertx.fileSystem()
                                .writeFile(file, Buffer.buffer("streamed"))
                                .compose(written -> vertx.fileSystem()
                                        .open(file, new io.vertx.core.file.OpenOptions().setDeleteOnClose(true))))
                        .compose(body -> CheckWebClient.over(webClient, client(vertx, "http://127.0.0.1:" + port))
                                .sendStream(webClient.post(port, "127.0.0.1", "/documents"), body)))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals(429, answer.statusCode());
                    assertEquals("<streamed>", answer.bodyAsString());
                    assertEquals(1, arrived.size());
                    test.completeNow();
                })));
    }

    /** Requests that look like Check's, or lead elsewhere. */
    static Stream<Arguments> elsewhere() {
        Function<Integer, String> here = port -> "http://127.0.0.1:" + port;
        return Stream.<Function<Aimed, HttpRequest<Buffer>>>of(
                        at -> at.client().getAbs("http://localhost:" + at.port() + "/x"),
                        at -> at.client().getAbs(here.apply(at.port() == 1 ? 2 : 1) + "/x"),
                        at -> at.client().getAbs("https://127.0.0.1:" + at.port() + "/x"),
                        at -> at.client().getAbs("https://api.checkhq.com/employees"),
                        at -> at.client().getAbs("http://127.0.0.1.example.com:" + at.port() + "/x"),
                        at -> at.client()
                                .getAbs(UriTemplate.of("http://{host}/x"))
                                .setTemplateParam("host", "127.0.0.1"),
                        at -> at.client().get(at.port(), "127.0.0.1", "/x").virtualHost("example.com"),
                        at -> at.client().get(at.port(), "127.0.0.1", "/x").putHeader("Host", "example.com"),
                        at -> at.client()
                                .get(at.port(), "127.0.0.1", "/x")
                                .proxy(new ProxyOptions().setHost("127.0.0.1").setPort(at.port())))
                .map(Arguments::of);
    }

    record Aimed(WebClient client, int port) {}

    @ParameterizedTest
    @MethodSource("elsewhere")
    void aRequestToAnotherPlaceIsRefusedAndNothingIsSent(
            Function<Aimed, HttpRequest<Buffer>> request, Vertx vertx, VertxTestContext test) {
        paced(vertx)
                .send(request.apply(new Aimed(webClient, standin.port())))
                .onComplete(test.failing(refusal -> test.verify(() -> {
                    assertInstanceOf(IllegalArgumentException.class, refusal);
                    assertTrue(!refusal.getMessage().contains(KEY), refusal::getMessage);
                    assertEquals(0, requests());
                    test.completeNow();
                })));
    }

    /** An address behind the host's back cannot be seen, so it does not count. */
    @Test
    void anotherServersAddressDoesNotGetTheKey(Vertx vertx, VertxTestContext test) {
        List<MultiMap> arrived = Collections.synchronizedList(new ArrayList<>());
        server(vertx, arrived, request -> 200)
                .compose(port -> paced(vertx)
                        .send(webClient.request(
                                HttpMethod.GET,
                                SocketAddress.inetSocketAddress(port, "127.0.0.1"),
                                standin.port(),
                                "127.0.0.1",
                                "/employees/emp_1")))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertEquals("emp_1", answer.bodyAsJsonObject().getString("id"));
                    assertEquals(0, arrived.size());
                    test.completeNow();
                })));
    }

    @Test
    void itFailsAsTheWebClientFailsAndDoesNotTryAgain(Vertx vertx, VertxTestContext test) {
        int nobody = dev.checkbulk.testing.Rehearsal.freePort();
        CheckWebClient.over(webClient, client(vertx, "http://127.0.0.1:" + nobody))
                .send(webClient.get(nobody, "127.0.0.1", "/x"))
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertInstanceOf(ConnectException.class, failure);
                    test.completeNow();
                })));
    }

    @Test
    void whatCannotBeJsonFailsAndNothingIsSent(Vertx vertx, VertxTestContext test) {
        paced(vertx)
                .sendJson(get("/employees/emp_1"), new Object() {
                    @SuppressWarnings("unused")
                    public String getName() {
                        throw new IllegalStateException("no name");
                    }
                })
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertEquals(0, requests());
                    test.completeNow();
                })));
    }

    @Test
    void itCompletesOnTheCallersContext(Vertx vertx, VertxTestContext test) {
        CheckWebClient paced = paced(vertx);
        standin.script().next(Fault.throttled("1"));
        Context caller = vertx.getOrCreateContext();
        Context other = ((io.vertx.core.internal.VertxInternal) vertx).createEventLoopContext();
        other.runOnContext(turn -> paced.send(get("/employees/emp_1"))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertSame(other, Vertx.currentContext());
                    caller.runOnContext(next -> paced.sendJson(
                                    webClient.patch(standin.port(), "127.0.0.1", "/employees/emp_1"),
                                    new JsonObject().put("first_name", "Alex"))
                            .onComplete(test.succeeding(changed -> test.verify(() -> {
                                assertSame(caller, Vertx.currentContext());
                                test.completeNow();
                            }))));
                }))));
    }
}
