package dev.checkbulk.bench.turns;

import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Employees {@code emp_1}, {@code emp_2} and so on, each of whom moves once, without a network: an answer comes in a turn of its own. */
final class MovingWire implements Wire {
    private static final Pattern NAMED = Pattern.compile("[?&]id=([^&]*)");
    private static final Headers HEADERS =
            new Headers(Map.of("content-type", List.of("application/json"), "x-request-log-id", List.of("log_1")));

    private final Scheduler scheduler;
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private final BitSet moved = new BitSet();

    MovingWire(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Future<Result> send(Request request, long deadlineNanos) {
        Promise<Result> answer = Promise.promise();
        byte[] body = body(request).getBytes(StandardCharsets.UTF_8);
        answers.add(() -> answer.complete(new Answer(200, HEADERS, body)));
        if (answers.size() == 1) {
            scheduler.after(0, this::answer);
        }
        return answer.future();
    }

    private void answer() {
        answers.element().run();
        answers.remove();
        if (!answers.isEmpty()) {
            scheduler.after(0, this::answer);
        }
    }

    private String body(Request request) {
        String target = request.target();
        if (target.contains("?")) {
            return NAMED.matcher(target)
                    .results()
                    .map(named ->
                            target.startsWith("/workplaces") ? workplace(named.group(1)) : employee(named.group(1)))
                    .collect(Collectors.joining(",", "{\"next\":null,\"previous\":null,\"results\":[", "]}"));
        }
        String id = target.substring(target.lastIndexOf('/') + 1);
        if (request.method().equals("PATCH")) {
            moved.set(number(id));
        }
        return employee(id);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('_') + 1));
    }

    private String employee(String id) {
        String workplace = moved.get(number(id)) ? "wrk_1" : "wrk_0";
        return "{\"id\":\"" + id + "\",\"company\":\"com_" + number(id) % 7 + "\",\"workplaces\":[\"" + workplace
                + "\"],\"primary_workplace\":\"" + workplace + "\"}";
    }

    private static String workplace(String id) {
        return "{\"id\":\"" + id + "\",\"active\":true}";
    }

    /** How many have moved. */
    int moved() {
        return moved.cardinality();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
