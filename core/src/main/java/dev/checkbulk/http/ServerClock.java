package dev.checkbulk.http;

import dev.checkbulk.internal.HttpDate;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.internal.Scheduler;
import dev.checkbulk.internal.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's clock, as the {@code Date} of Check's newest answer told it and as long as this machine can carry it on: our
 * wall clock may be set at any time, and the monotonic one stands still while a machine sleeps. Where the two disagree about
 * the time that has passed, the server's is not known before the next answer. Confined to the client's context.
 */
final class ServerClock {
    /** More than clocks drift apart in a day, and less than anybody sleeps or sets a clock by for a reason. */
    private static final Duration AGREEMENT = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Scheduler scheduler;
    private @Nullable Told newest;

    private record Told(Instant date, Moment sent) {}

    ServerClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** To be taken when a request leaves: what its answer is dated was not earlier than that. */
    Moment mark() {
        return Moment.now(scheduler);
    }

    /** An answer has come. One without Check's log id is somebody else's, whose clock says nothing about Check's. */
    void answered(Moment sent, Wire.Headers headers) {
        String text = headers.first("date");
        if (text == null || Answers.logId(headers) == null || since(sent).isEmpty()) {
            return;
        }
        HttpDate.parse(text)
                .filter(date -> date.isAfter(EARLIEST) && date.isBefore(LATEST))
                .filter(date -> newest == null || !date.isBefore(newest.date) || now().isEmpty())
                .ifPresent(date -> newest = new Told(date, sent));
    }

    /**
     * The server's time: never too early by more than a second, and too late by a request's time at most.
     *
     * @return empty when no answer has told it, or too much has happened to this machine's clocks since
     */
    Optional<Instant> now() {
        Told told = newest;
        return told == null ? Optional.empty() : since(told.sent).map(told.date::plus);
    }

    private Optional<Duration> since(Moment moment) {
        return moment.passed(AGREEMENT, scheduler).map(Moment.Passed::longer);
    }
}
