package dev.checkbulk.bench.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers for {@link ManyEmployees} as Check would: the main class of an {@link EmployeeServer}. On its event loop. */
final class EmployeeApi {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence LOG_ID = HttpHeaders.createOptimized("X-Request-Log-Id");
    private static final long FIRST_LOG_ID = 1_000_000_000_000_000_000L;

    private final ManyEmployees employees;
    private String date = DATE.format(Instant.now());
    private long requests;

    private EmployeeApi(ManyEmployees employees) {
        this.employees = employees;
    }

    /** @param args the port on this machine, and how many employees there are */
    public static void main(String... args) {
        Vertx vertx = Vertx.vertx();
        EmployeeApi api = new EmployeeApi(new ManyEmployees(Integer.parseInt(args[1])));
        vertx.setPeriodic(200, timer -> api.date = DATE.format(Instant.now()));
        // What a large URL may be on common servers; a read of 100 ids needs a third of it.
        vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(8192))
                .requestHandler(api::answer)
                .listen(Integer.parseInt(args[0]), "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("");
        String id = path.substring(path.lastIndexOf('/') + 1);
        switch (request.method() + " " + path.substring(0, path.length() - id.length())) {
            case "GET /_bench/" -> counts(request);
            case "GET /" -> list(request, id);
            case "GET /employees/" ->
                end(request, employees.json(id).map(Future::succeededFuture).orElseGet(() -> missing(id)));
            case "PATCH /employees/" -> end(request, request.body().compose(body -> change(id, body.toString())));
            default -> end(request, missing(path));
        }
    }

    private void counts(HttpServerRequest request) {
        end(request, Future.succeededFuture(employees.changed(1) + " " + employees.changed(0)));
    }

    private Future<String> change(String id, String body) {
        try {
            return employees.change(id, body).map(Future::succeededFuture).orElseGet(() -> missing(id));
        } catch (JsonProcessingException e) {
            return Future.failedFuture(e);
        }
    }

    private void list(HttpServerRequest request, String kind) {
        List<String> ids = request.params().getAll("id");
        String results = kind.equals("employees")
                ? ids.stream().flatMap(id -> employees.json(id).stream()).collect(Collectors.joining(","))
                : ids.stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"company\":\"com_1\",\"active\":true}")
                        .collect(Collectors.joining(","));
        end(request, Future.succeededFuture("{\"next\":null,\"previous\":null,\"results\":[" + results + "]}"));
    }

    private static Future<String> missing(String what) {
        return Future.failedFuture(what + " is not there");
    }

    private void end(HttpServerRequest request, Future<String> body) {
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.DATE, date)
                .putHeader(LOG_ID, "log_" + (FIRST_LOG_ID + ++requests));
        body.onSuccess(response::end)
                .onFailure(no -> response.setStatusCode(404)
                        .end("{\"error\":{\"type\":\"not_found\",\"message\":\"" + no.getMessage() + "\"}}"));
    }
}
