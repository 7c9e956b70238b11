package dev.checkbulk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.checkbulk.internal.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to Check, as a value: it can be printed, compared, written to a file and sent twice.
 *
 * @param method the verb
 * @param template the path with a {@code {name}} for each id, for example {@code /employees/{employee}}
 * @param ids the ids for the template's places, in order, not encoded
 * @param query the query's parameters in order; a name may come several times
 * @param body the JSON text to send, or null for none; of a file its bytes in Base64
 * @param contentType what the file is, for example {@code application/pdf}; null when the body is JSON, or there is none
 * @param idempotencyKey the key under which Check remembers the answer, or null: then the client makes one for each write
 * @param expected what a 2xx must carry to be believed
 */
public record CheckRequest(
        Method method,
        String template,
        List<String> ids,
        List<Parameter> query,
        @Nullable String body,
        @Nullable String contentType,
        @Nullable String idempotencyKey,
        Expected expected) {

    private static final int LONGEST_ID = 255;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,40}/[a-z0-9.+-]{1,80}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /** The verbs of the API. */
    public enum Method {
        GET,
        POST,
        PATCH,
        PUT,
        DELETE;

        /** Whether a request with this verb can change something. */
        public boolean writes() {
            return this != GET;
        }
    }

    /** One {@code name=value} of the query, not encoded. */
    public record Parameter(String name, String value) {}

    /**
     * @throws IllegalArgumentException when the template is not a path, the ids do not fill it, or an id could change where
     *     the request goes
     */
    public CheckRequest {
        ids = List.copyOf(ids);
        query = List.copyOf(query);
        int places = places(template);
        if (places != ids.size()) {
            throw new IllegalArgumentException(template + " has " + places + " ids, not " + ids.size());
        }
        ids.forEach(CheckRequest::requireId);
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw new IllegalArgumentException("An idempotency key is 1 to 64 visible ASCII characters");
        }
    }

    /** A request whose body is JSON, or that has none. */
    public CheckRequest(
            Method method,
            String template,
            List<String> ids,
            List<Parameter> query,
            @Nullable String body,
            @Nullable String idempotencyKey,
            Expected expected) {
        this(method, template, ids, query, body, null, idempotencyKey, expected);
    }

    /** How many ids the template takes. Read by hand: a large plan has as many templates as rows. */
    private static int places(String template) {
        int places = 0;
        boolean path = template.startsWith("/");
        for (int at = 0; path && at < template.length(); at++) {
            char c = template.charAt(at);
            if (c == '{') {
                int begin = at + 1;
                at = Math.max(begin, template.indexOf('}', begin));
                path = at > begin && isName(template, begin, at);
                places++;
            } else {
                path = c == '/' || isOfId(c);
            }
        }
        if (!path) {
            throw new IllegalArgumentException("Not a path template: " + template);
        }
        return places;
    }

    private static boolean isName(String text, int begin, int end) {
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (c != '_' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfIdAlone(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isOfId(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfId(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /**
     * The id, when it is one that can stand in a path: 1 to 255 letters, digits, {@code _} and {@code -}. Prefixes such as
     * {@code emp_} are Check's to change and are not looked at.
     *
     * @throws IllegalArgumentException otherwise
     */
    public static String requireId(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID || !isOfIdAlone(id)) {
            throw new IllegalArgumentException(
                    "An id is 1 to 255 letters, digits, _ and -, not " + (id.isEmpty() ? "empty" : quoted(id)));
        }
        return id;
    }

    private static String quoted(String id) {
        String shown = id.length() > 40 ? id.substring(0, 40) + "…" : id;
        return '"' + shown.replaceAll("[^\\x20-\\x7e…]", "?") + '"';
    }

    public static CheckRequest get(String template, String... ids) {
        return of(Method.GET, template, ids);
    }

    public static CheckRequest post(String template, String... ids) {
        return of(Method.POST, template, ids);
    }

    public static CheckRequest patch(String template, String... ids) {
        return of(Method.PATCH, template, ids);
    }

    public static CheckRequest put(String template, String... ids) {
        return of(Method.PUT, template, ids);
    }

    public static CheckRequest delete(String template, String... ids) {
        return of(Method.DELETE, template, ids);
    }

    private static CheckRequest of(Method method, String template, String... ids) {
        return new CheckRequest(method, template, List.of(ids), List.of(), null, null, Expected.anything());
    }

    /** The same request with one more parameter in its query. */
    public CheckRequest query(String name, String value) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new CheckRequest(method, template, ids, more, body, contentType, idempotencyKey, expected);
    }

    /**
     * The same request with this body.
     *
     * @param json anything with a JSON form: a map, a record, a Jackson node
     * @throws IllegalArgumentException when it has none
     */
    public CheckRequest body(Object json) {
        return new CheckRequest(method, template, ids, query, Json.write(json), idempotencyKey, expected);
    }

    /**
     * The same request with a file as its body.
     *
     * @param type what it is, for example {@code application/pdf}
     * @throws IllegalArgumentException when that is no media type
     */
    public CheckRequest file(String type, byte[] bytes) {
        if (!MEDIA_TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("A media type is like application/pdf, not " + quoted(type));
        }
        String text = Base64.getEncoder().encodeToString(bytes);
        return new CheckRequest(method, template, ids, query, text, type, idempotencyKey, expected);
    }

    /** The body as it goes on the wire; null when there is none. */
    byte @Nullable [] bytes() {
        if (body == null) {
            return null;
        }
        return contentType == null
                ? body.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(body);
    }

    /** The same request with this idempotency key. */
    public CheckRequest idempotencyKey(String key) {
        return new CheckRequest(method, template, ids, query, body, contentType, key, expected);
    }

    /** The same request, believed only when the answer carries this. */
    public CheckRequest expecting(Expected answer) {
        return new CheckRequest(method, template, ids, query, body, contentType, idempotencyKey, answer);
    }

    /** The body; missing when there is none, or it is a file. */
    public JsonNode json() {
        if (body == null || contentType != null) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (Json.Unreadable e) {
            throw new IllegalStateException("A request's body is JSON", e);
        }
    }

    /** The path with its ids, in which nothing needs an encoding. */
    public String path() {
        StringBuilder path = new StringBuilder(template.length() + 32);
        int behind = 0;
        for (String id : ids) {
            int place = template.indexOf('{', behind);
            path.append(template, behind, place).append(id);
            behind = template.indexOf('}', place) + 1;
        }
        return path.append(template, behind, template.length()).toString();
    }

    /** Path and query, percent-encoded: what stands in the request's first line. */
    public String target() {
        return query.isEmpty()
                ? path()
                : query.stream()
                        .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                        .collect(Collectors.joining("&", path() + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Verb and target; never the body, which holds people's data. */
    @Override
    public String toString() {
        return method + " " + target() + (body == null ? "" : " (body of " + body.length() + " characters)");
    }
}
