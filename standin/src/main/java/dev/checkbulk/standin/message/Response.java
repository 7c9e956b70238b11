package dev.checkbulk.standin.message;

import dev.checkbulk.standin.internal.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** A whole answer, before it is sent. The headers that every answer carries are added on the way out. */
public record Response(int status, List<Header> headers, Buffer body) {
    public record Header(String name, String value) {}

    static final String DOCS = "https://docs.checkhq.com/";
    private static final Header JSON = new Header("Content-Type", "application/json");
    private static final Header HTML = new Header("Content-Type", "text/html; charset=utf-8");

    public static Response json(int status, Object value) {
        return new Response(status, List.of(JSON), StrictJson.buffer(value));
    }

    public static Response html(int status, String title) {
        String page = "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>\n";
        return new Response(status, List.of(HTML), Buffer.buffer(page));
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), Buffer.buffer());
    }

    /** What Check answers for a path that it does not know. */
    public static Response toDocs() {
        return empty(302).with("Location", DOCS);
    }

    /** The same with a small object for a body if it has none, so that there is something to damage. */
    public Response filled() {
        return body.length() > 0 ? this : json(200, StrictJson.object());
    }

    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, List.copyOf(more), body);
    }

    public Response withBody(int newStatus, Buffer newBody) {
        return new Response(newStatus, headers, newBody);
    }
}
