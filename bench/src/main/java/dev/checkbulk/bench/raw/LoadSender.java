package dev.checkbulk.bench.raw;

import dev.checkbulk.bench.wire.Unlimited;
import dev.checkbulk.http.ApiKey;
import dev.checkbulk.http.CheckClient;
import dev.checkbulk.http.Environment;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.ops.Employees;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A client that makes the same change again and again: PATCH with a small JSON body, whose answer it reads. */
enum LoadSender {
    CHECK_CLIENT("CheckClient (keys, deadline, answer checked)"),
    WEB_CLIENT("Vert.x Web Client"),
    HTTP_CLIENT("Vert.x HttpClient, bytes"),
    JDK("java.net.http, as it comes"),
    JDK_TUNED("java.net.http, HTTP/1.1, one thread");

    private static final String HOST = "127.0.0.1";
    private static final String PATH = "/employees/emp_1";
    private static final String AUTHORIZATION = "Bearer bench";
    private static final String BODY = "{\"workplaces\":[\"wrk_1\"]}";

    private final String label;

    LoadSender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** What sends one request when it is asked on the given Vert.x's context; its future fails for any other answer. */
    Supplier<Future<Void>> sender(Vertx vertx, int port, int inFlight) {
        return switch (this) {
            case CHECK_CLIENT -> checkClient(vertx, port);
            case WEB_CLIENT -> webClient(vertx, port, inFlight);
            case HTTP_CLIENT -> httpClient(vertx, port, inFlight);
            case JDK -> jdk(java.net.http.HttpClient.newHttpClient(), port);
            case JDK_TUNED ->
                jdk(
                        java.net.http.HttpClient.newBuilder()
                                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                                .executor(Executors.newSingleThreadExecutor())
                                .build(),
                        port);
        };
    }

    private static Supplier<Future<Void>> checkClient(Vertx vertx, int port) {
        CheckClient client = CheckClient.create(
                vertx, Environment.of("http://" + HOST + ":" + port), ApiKey.of("bench"), new Unlimited());
        Employees employees = new Employees();
        return () -> client.send(employees.reassign("emp_1", List.of("wrk_1")))
                .compose(outcome -> outcome instanceof Outcome.Done ? Future.succeededFuture() : wrong(outcome));
    }

    private static Supplier<Future<Void>> webClient(Vertx vertx, int port, int inFlight) {
        WebClient client = WebClient.create(
                vertx,
                new WebClientOptions().setDefaultHost(HOST).setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(inFlight));
        return () -> client.patch(PATH)
                .putHeader("Authorization", AUTHORIZATION)
                .sendJsonObject(new JsonObject().put("workplaces", new JsonArray().add("wrk_1")))
                .compose(answer -> "emp_1"
                                .equals(Objects.requireNonNull(answer.bodyAsJsonObject())
                                        .getString("id"))
                        ? Future.succeededFuture()
                        : wrong(answer.statusCode()));
    }

    private static Supplier<Future<Void>> httpClient(Vertx vertx, int port, int inFlight) {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(inFlight));
        Buffer body = Buffer.buffer(BODY);
        return () -> client.request(HttpMethod.PATCH, port, HOST, PATH)
                .compose(request -> request.putHeader("Authorization", AUTHORIZATION)
                        .putHeader("Content-Type", "application/json")
                        .send(body))
                .compose(HttpClientResponse::body)
                .compose(answer -> answer.length() > 0 ? Future.succeededFuture() : wrong("empty"));
    }

    private static Supplier<Future<Void>> jdk(java.net.http.HttpClient client, int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + PATH))
                .method("PATCH", HttpRequest.BodyPublishers.ofString(BODY))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .build();
        return () -> {
            CompletionStage<Void> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .thenAccept(got -> {
                        if (got.statusCode() != 200) {
                            throw new IllegalStateException("answered " + got.statusCode());
                        }
                    });
            return Future.fromCompletionStage(answer);
        };
    }

    private static <T> Future<T> wrong(Object answer) {
        return Future.failedFuture("not the answer: " + answer);
    }
}
