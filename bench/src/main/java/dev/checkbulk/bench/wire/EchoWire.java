package dev.checkbulk.bench.wire;

import dev.checkbulk.internal.Wire;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers at once, with the object that a request is about, or with the objects that a list's request names. */
public final class EchoWire implements Wire {
    private static final Pattern NAMED = Pattern.compile("[?&]id=([^&]*)");

    @Override
    public Future<Result> send(Request request, long deadlineNanos) {
        String body = request.target().contains("?") ? list(request.target()) : object(request.target());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Future.succeededFuture(new Answer(200, new Headers(Map.of()), bytes));
    }

    /** As the server shows them before they are changed. */
    private static String list(String target) {
        return NAMED.matcher(target)
                .results()
                .map(named -> "{\"id\":\"" + named.group(1) + "\",\"workplaces\":[\"wrk_0\"]}")
                .collect(Collectors.joining(",", "{\"next\":null,\"previous\":null,\"results\":[", "]}"));
    }

    private static String object(String target) {
        return "{\"id\":\"" + target.substring(target.lastIndexOf('/') + 1) + "\"}";
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
