package dev.checkbulk.http;

import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.Moment;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Feedback;
import java.time.Duration;

/**
 * What the wire told of one request, read: for the quota, for the caller, and for those who count what may have been executed.
 *
 * @param strange whether a complete answer came that is not to be believed: its connection is not used again
 */
record Received(Feedback feedback, Attempt attempt, boolean surelyNotExecuted, boolean strange) {
    /** Never throws: every byte that is read here was written by others. */
    static Received of(Connection connection, CheckRequest request, Moment sent, Wire.Result result) {
        try {
            return read(connection, request, sent, result);
        } catch (RuntimeException | Error e) {
            return unread(result, e);
        }
    }

    private static Received read(Connection connection, CheckRequest request, Moment sent, Wire.Result result) {
        if (result instanceof Wire.NotSent notSent) {
            Attempt attempt =
                    notSent.trusted() ? new Attempt.NotConnected(notSent.message()) : untrusted(notSent.message());
            return new Received(new Feedback.Lost(), attempt, true, false);
        } else if (result instanceof Wire.Unanswered unanswered) {
            Feedback feedback = unanswered.silence() == Wire.Silence.DEADLINE
                    ? new Feedback.Abandoned(Send.SERVER_BOUND.minus(connection.deadline()))
                    : new Feedback.Lost();
            return new Received(feedback, new Attempt.Final(Answers.outcome(unanswered)), false, false);
        }
        Wire.Answer answer = (Wire.Answer) result;
        connection.serverClock().answered(sent, answer.headers());
        if (answer.status() < 200 || answer.status() >= 300) {
            answer = new Wire.Answer(
                    answer.status(), answer.headers(), connection.key().hiddenIn(answer.body()), answer.drop());
        }
        return answer.status() == 429 ? throttled(connection, answer) : answered(request, answer);
    }

    private static Received answered(CheckRequest request, Wire.Answer answer) {
        Outcome outcome = Answers.outcome(request, answer);
        boolean no = outcome instanceof Outcome.Refused || outcome instanceof Outcome.NotApplied;
        boolean strange =
                outcome instanceof Outcome.Unknown unknown && unknown.cause().reason() == Reason.UNREADABLE;
        return new Received(
                new Feedback.Answered(Answers.window(answer.headers())), new Attempt.Final(outcome), no, strange);
    }

    /** A 429 is proof that nothing was executed. */
    private static Received throttled(Connection connection, Wire.Answer answer) {
        CheckError error = Answers.error(answer);
        Duration retryAfter = RetryAfter.parse(
                        answer.headers().all("retry-after"),
                        answer.headers().first("date"),
                        connection.scheduler().wallClock())
                .orElse(Send.WITHOUT_RETRY_AFTER);
        return new Received(
                new Feedback.Throttled(retryAfter, Answers.aboutConcurrency(error, retryAfter)),
                new Attempt.Throttled(retryAfter, error),
                true,
                false);
    }

    private static Attempt untrusted(String why) {
        String message = "the server's certificate was not accepted: " + why;
        return new Attempt.Final(new Outcome.NotApplied(new Cause(Reason.UNTRUSTED, message, null)));
    }

    private static Received unread(Wire.Result result, Throwable thrown) {
        Outcome outcome = Answers.unread(result, thrown);
        return new Received(new Feedback.Lost(), new Attempt.Final(outcome), false, true);
    }
}
