package dev.checkbulk.batch;

import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.CheckResponse;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.internal.Json;
import dev.checkbulk.testing.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Items, outcomes and operations for the tests of the batch. */
final class Work {
    private Work() {}

    static List<Integer> items(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    static Outcome done() {
        try {
            return new Outcome.Done(new CheckResponse(200, null, Json.parse(new byte[0])));
        } catch (Json.Unreadable e) {
            throw new AssertionError(e);
        }
    }

    static Outcome refused(int status) {
        return new Outcome.Refused(error(status));
    }

    static Outcome notApplied(Cause.Reason reason) {
        return new Outcome.NotApplied(new Cause(reason, reason + " happened", null));
    }

    static Outcome unknown(Cause.Reason reason, int status) {
        return new Outcome.Unknown(new Cause(reason, reason + " happened", error(status)));
    }

    /** An answer that could not be read, but has the log id of Check. */
    static Outcome unreadableOfCheck() {
        CheckError error = new CheckError(200, CheckError.UNRECOGNISED, "words", List.of(), "log_1");
        return new Outcome.Unknown(new Cause(Cause.Reason.UNREADABLE, "not JSON", error));
    }

    private static CheckError error(int status) {
        return new CheckError(status, CheckError.UNRECOGNISED, "words", List.of(), null);
    }

    /** The write for one item, to a path that names it. */
    static CheckRequest write(Object item) {
        return CheckRequest.patch("/employees/{employee}", "e" + item).body(Map.of("active", true));
    }

    /** One write for each item, through the client that the batch hands in. */
    static <I> Operation<I> writing() {
        return (client, item) -> client.send(write(item));
    }

    /** No request at all: each item is done after its time. */
    static <I> Operation<I> lasting(VirtualTime time, Function<I, Duration> duration) {
        return (client, item) -> {
            Promise<Outcome> promise = Promise.promise();
            time.at(duration.apply(item), () -> promise.complete(done()));
            return promise.future();
        };
    }

    /** An operation that keeps a diary of what it runs, and when. */
    static final class Diary implements Operation<Integer> {
        final List<String> lines = new ArrayList<>();
        final VirtualTime time;
        final Function<Integer, Duration> duration;
        int underWay;
        int mostUnderWay;

        Diary(VirtualTime time, Function<Integer, Duration> duration) {
            this.time = time;
            this.duration = duration;
        }

        @Override
        public Future<Outcome> run(dev.checkbulk.http.CheckClient client, Integer item) {
            lines.add("+" + item);
            mostUnderWay = Math.max(mostUnderWay, ++underWay);
            Promise<Outcome> promise = Promise.promise();
            time.at(duration.apply(item), () -> {
                lines.add("-" + item);
                underWay--;
                promise.complete(done());
            });
            return promise.future();
        }
    }

    /** Counts how often it was asked, and how many of its items are not reported yet. */
    static class CountingSource implements Source<Integer> {
        final int size;
        int given;
        int reported;
        int mostHeld;

        CountingSource(int size) {
            this.size = size;
        }

        @Override
        public Future<Optional<Integer>> next() {
            if (given == size) {
                return Future.succeededFuture(Optional.empty());
            }
            given++;
            mostHeld = Math.max(mostHeld, given - reported);
            return Future.succeededFuture(Optional.of(given));
        }

        ResultSink<Integer> sink() {
            return ResultSink.of(result -> reported++);
        }
    }
}
