package dev.checkbulk.standin;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A whole answer, before it is sent. The headers that every answer carries are added on the way out. */
record Answer(int status, List<Header> headers, Buffer body) {
    record Header(String name, String value) {}

    static final String DOCS = "https://docs.checkhq.com/";
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header HTML = new Header("Content-Type", "text/html; charset=utf-8");

    static Answer json(int status, Object value) {
        return new Answer(status, List.of(JSON), Json.buffer(value));
    }

    static Answer html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
        return new Answer(status, List.of(HTML), Buffer.buffer(page));
    }

    static Answer empty(int status) {
        return new Answer(status, List.of(), Buffer.buffer());
    }

    /** What Check answers for a path that it does not know. */
    static Answer toDocs() {
        return empty(302).with("Location", DOCS);
    }

    /** The same with a small object for a body if it has none, so that there is something to damage. */
    Answer filled() {
        return body.length() > 0 ? this : json(200, Json.object());
    }

    Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, List.copyOf(more), body);
    }

    Answer withBody(int newStatus, Buffer newBody) {
        return new Answer(newStatus, headers, newBody);
    }
}
