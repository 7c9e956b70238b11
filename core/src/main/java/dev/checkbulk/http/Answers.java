package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.Cause.Reason;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.Wire;
import dev.checkbulk.quota.Feedback;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads answers: what a complete answer, or the lack of one, says about the request. Pure functions. */
final class Answers {
    /** Where Check redirects from a path that it does not have. */
    private static final Pattern CHECKS_SITE = Pattern.compile("^https://([A-Za-z0-9-]+\\.)*checkhq\\.com(/|$)");

    private Answers() {}

    /** The outcome of a complete answer that is not a 429. */
    static Outcome outcome(CheckRequest request, Wire.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return success(request, answer);
        }
        CheckError error = error(answer);
        if (isNobodys(error, answer.headers().first("location"))) {
            return new Outcome.Unknown(new Cause(
                    Reason.UNREADABLE,
                    "the server answered " + status + " without Check's mark: " + error.message(),
                    error));
        }
        if (status >= 300 && status < 500 && status != 408 && status != 425) {
            return status == 401
                    ? new Outcome.NotApplied(new Cause(
                            Reason.UNAUTHORIZED, "Check does not accept the API key (401): " + error.message(), error))
                    : new Outcome.Refused(error);
        }
        boolean known = status >= 400 && status < 600;
        return new Outcome.Unknown(new Cause(
                known ? Reason.SERVER : Reason.UNREADABLE,
                "the server answered " + status + ": " + error.message(),
                error));
    }

    /**
     * Whether a refusal has neither Check's log id nor Check's error, nor leads to Check's site: a login page, a gateway or a filter may have answered in
     * Check's place, and what it says of the request is nothing. 401 and 407 stop everything by themselves.
     */
    private static boolean isNobodys(CheckError error, @Nullable String location) {
        int status = error.status();
        return status >= 300
                && status < 500
                && !List.of(401, 407, 408, 425).contains(status)
                && error.logId() == null
                && !error.fromCheck()
                && !(status < 400
                        && location != null
                        && CHECKS_SITE.matcher(location).find());
    }

    private static Outcome success(CheckRequest request, Wire.Answer answer) {
        String logId = logId(answer.headers());
        String encoding = answer.headers().first("content-encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity") && answer.body().length > 0) {
            return unreadable(answer, "it is encoded, which nobody asked for");
        }
        try {
            JsonNode body = Json.parse(answer.body());
            boolean nothingToSay = answer.status() == 204
                    && body.isMissingNode()
                    && request.method().writes()
                    && !(request.expected() instanceof Expected.AnyObject);
            String objection = nothingToSay ? null : request.expected().objection(body);
            return objection == null
                    ? new Outcome.Done(new CheckResponse(answer.status(), logId, body))
                    : unreadable(answer, objection);
        } catch (Json.Unreadable e) {
            return unreadable(answer, String.valueOf(e.getMessage()));
        }
    }

    /** The outcome when reading an answer went wrong in a way that nobody has thought of. */
    static Outcome unread(Wire.Result result, Throwable thrown) {
        String why = "reading it failed (" + thrown.getClass().getSimpleName() + ")";
        return result instanceof Wire.Answer answer
                ? new Outcome.Unknown(new Cause(
                        Reason.UNREADABLE,
                        "the server answered " + answer.status() + ", but " + why,
                        new CheckError(answer.status(), CheckError.UNRECOGNISED, why, List.of(), null)))
                : new Outcome.Unknown(new Cause(Reason.BROKEN, "no answer: " + why, null));
    }

    private static Outcome unreadable(Wire.Answer answer, String why) {
        String message = "the server answered " + answer.status() + ", but " + why;
        return new Outcome.Unknown(new Cause(Reason.UNREADABLE, message, bare(answer.status(), answer.headers(), why)));
    }

    /** The outcome when no complete answer came. */
    static Outcome outcome(Wire.Unanswered unanswered) {
        Wire.Head head = unanswered.head();
        Reason reason = switch (unanswered.silence()) {
            case DEADLINE -> Reason.DEADLINE;
            case BROKEN -> Reason.BROKEN;
            case OVERSIZE -> Reason.UNREADABLE;
        };
        return new Outcome.Unknown(new Cause(
                reason,
                unanswered.message(),
                head == null ? null : bare(head.status(), head.headers(), unanswered.message())));
    }

    private static CheckError bare(int status, Wire.Headers headers, String message) {
        return new CheckError(status, CheckError.UNRECOGNISED, message, List.of(), logId(headers));
    }

    /** What an answer other than a 2xx says. */
    static CheckError error(Wire.Answer answer) {
        JsonNode body;
        try {
            body = Json.parse(answer.body());
        } catch (Json.Unreadable e) {
            body = null;
        }
        CheckError error = CheckError.of(answer.status(), body, logId(answer.headers()), answer.body());
        boolean redirect = answer.status() >= 300 && answer.status() < 400;
        return redirect && !error.fromCheck()
                ? new CheckError(
                        error.status(),
                        error.type(),
                        "redirected, which is how Check answers a path that it does not have",
                        List.of(),
                        error.logId(),
                        error.body())
                : error;
    }

    /** Whether a 429 is about requests in flight: its words or its fixed 60 seconds say so; nothing else does. */
    static boolean aboutConcurrency(CheckError error, Duration retryAfter) {
        return retryAfter.toSeconds() == 60
                || error.message().toLowerCase(Locale.ROOT).contains("concurren");
    }

    /** What the answer says of its rate limit, or null when it says nothing that makes sense. */
    static Feedback.@Nullable Window window(Wire.Headers headers) {
        String limit = headers.first("ratelimit-limit");
        String remaining = headers.first("ratelimit-remaining");
        return limit != null && remaining != null && limit.matches("[0-9]{1,6}") && remaining.matches("[0-9]{1,6}")
                ? new Feedback.Window(Integer.parseInt(limit), Integer.parseInt(remaining))
                : null;
    }

    /** Check's id of the request, which every answer of Check's has. */
    static @Nullable String logId(Wire.Headers headers) {
        String id = headers.first("x-request-log-id");
        return id != null ? id : headers.first("x-request-id");
    }
}
