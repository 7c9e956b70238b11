package dev.checkbulk.standin.http;

import dev.checkbulk.standin.faults.Fault;
import dev.checkbulk.standin.faults.HttpDates;
import dev.checkbulk.standin.judge.Ticket;
import dev.checkbulk.standin.judge.TrafficJudge;
import dev.checkbulk.standin.limits.AdmissionControl;
import dev.checkbulk.standin.message.Response;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;

/** One API request on its connection, from its head to the moment when nothing more will be sent. */
final class ServerExchange {
    private final HttpServerRequest request;
    private final String logId;
    private final Ticket ticket;
    private final TrafficJudge judge;
    private final AdmissionControl gate;
    private boolean admitted;
    private boolean finished;

    ServerExchange(HttpServerRequest request, String logId, Ticket ticket, TrafficJudge judge, AdmissionControl gate) {
        this.request = request;
        this.logId = logId;
        this.ticket = ticket;
        this.judge = judge;
        this.gate = gate;
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    String logId() {
        return logId;
    }

    void admit() {
        admitted = true;
        judge.accepted(ticket);
    }

    void refuse(TrafficJudge.Refusal refusal, Response answer, Instant now) {
        judge.refused(ticket, refusal, answer.status());
        finished = true;
        send(answer, now);
    }

    /** Sends an answer of the application. */
    void send(Response answer, Instant now) {
        response().putHeader("X-Request-Log-Id", logId);
        sendFromEdge(answer, now);
    }

    /** Sends an answer of something in front of the application, which knows no log id. */
    void sendFromEdge(Response answer, Instant now) {
        boolean gone = response().closed();
        finish(gone ? 0 : answer.status());
        if (!gone) {
            head(answer, now).end(answer.body());
        }
    }

    /** Prepares the head for an answer. */
    HttpServerResponse head(Response answer, Instant now) {
        HttpServerResponse response = response().setStatusCode(answer.status());
        answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        response.putHeader("Date", HttpDates.format(Fault.DateForm.IMF_FIXDATE, now));
        return response;
    }

    /** Calls back when the client has left, at once if it has already. */
    void whenGone(Runnable then) {
        if (response().closed()) {
            then.run();
        } else {
            response().closeHandler(nothing -> then.run());
        }
    }

    /**
     * Gives back the slot and tells the judge; before the answer is written, because a client may send its next request
     * before the write is known to have ended. Only the first call counts.
     *
     * @param status what is answered, 0 for nothing
     */
    void finish(int status) {
        if (admitted && !finished) {
            finished = true;
            gate.leave();
            judge.finished(ticket, status);
        }
    }
}
