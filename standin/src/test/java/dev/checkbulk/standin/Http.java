package dev.checkbulk.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.standin.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client that knows nothing of the stand-in. It never follows redirects. */
public final class Http {
    public static final String KEY = "X-Idempotency-Key";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String baseUrl;

    Http(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public record Reply(int status, HttpHeaders headers, String body) {
        public JsonNode json() {
            try {
                return StrictJson.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String errorType() {
            return json().path("error").path("type").asText();
        }

        /** The paths of all input errors, for instance {@code [["workplaces","0"]]}. */
        public String errorPaths() {
            return json().path("error")
                    .path("input_errors")
                    .findValues("field_path")
                    .toString()
                    .replace(" ", "");
        }
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Reply send(String method, String path, String body, String... headers) {
        return start(method, path, body, headers).join();
    }

    public CompletableFuture<Reply> start(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = plain(method, path, body).header("Authorization", "Bearer sk_test");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return start(request);
    }

    public HttpRequest.Builder plain(String method, String path, String body) {
        URI uri = URI.create(path.startsWith("http") ? path : baseUrl + path);
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMinutes(2))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    public CompletableFuture<Reply> start(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Reply(response.statusCode(), response.headers(), response.body()));
    }
}
