package dev.checkbulk.plan;

import static dev.checkbulk.codec.Members.textOrNull;
import static dev.checkbulk.codec.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.http.Expected;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.Sha256;
import dev.checkbulk.internal.packed.Packed;
import dev.checkbulk.internal.packed.Packed.Form;
import dev.checkbulk.internal.packed.Packed.Packer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a file: JSON lines, first the header with the number of edits, then each edit, last the SHA-256 of all bytes
 * before that line, and the {@code Seal} of who made it. A file that was cut or edited is refused as a whole.
 */
public final class PlanFile {
    private static final int VERSION = 1;
    private static final String SEAL = "seal";

    static final Form<Edit> EDITS = form(PlanFile::json, PlanFile::edit);

    static final Form<Untouched> UNTOUCHED = form(PlanFile::json, PlanFile::untouched);

    static final Form<PlanRow> ROWS = form(
            row -> row instanceof Edit edit ? json(edit) : json((Untouched) row),
            json -> json.has("request") ? edit(json) : untouched(json));

    private PlanFile() {}

    private static <R extends PlanRow> Form<R> form(Function<R, JsonNode> write, Function<JsonNode, R> read) {
        return new Form<>() {
            @Override
            public JsonNode json(R row) {
                return write.apply(row);
            }

            @Override
            public R value(JsonNode json) {
                return read.apply(json);
            }
        };
    }

    /**
     * A plan that was read.
     *
     * @param hash the SHA-256 that stands for it: of a purged one that of the plan that was run
     * @param purge that people's data was taken out of it, so that it can be run no more; null when it was not
     * @param seal who made it, as {@code Seal} has it; null when it does not say
     */
    public record Loaded(
            Plan plan,
            String hash,
            @Nullable Purged purge,
            @Nullable String seal) {
        public boolean purged() {
            return purge != null;
        }
    }

    public static void write(Plan plan, OutputStream to) throws IOException {
        write(plan, object(), to);
    }

    /** The same with a seal, behind what the plan's own SHA-256 covers. */
    public static void write(Plan plan, UnaryOperator<String> sealOfHash, OutputStream to) throws IOException {
        write(plan, object(), sealOfHash, to);
    }

    public static byte[] write(Plan plan) {
        return bytes(to -> write(plan, to));
    }

    /** The hash that stands for a plan. */
    static String hash(Plan plan) {
        try {
            return write(plan, object(), OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing was written", e);
        }
    }

    /**
     * The plan without people's data: what was sent where, and no bodies, values or sources.
     *
     * @param about what stays of what the script wanted to know of it
     */
    public static byte[] writePurged(Loaded whole, Leftovers leftovers, JsonNode about, Purged purge) {
        Plan plan = whole.plan();
        Packer<Edit> edits = new Packer<>(EDITS);
        plan.edits().forEach(edit -> edits.add(leftovers.of(edit)));
        Packer<Untouched> untouched = new Packer<>(UNTOUCHED);
        plan.untouched().forEach(row -> untouched.add(leftovers.of(row)));
        Plan bare = new Plan(plan.header().about(about), edits.all(), untouched.all());
        ObjectNode last = object().put("purged", whole.hash());
        putKnown(last, "purged_by", purge.by());
        putKnown(last, "purged_at", purge.at() == null ? null : purge.at().toString());
        putKnown(last, SEAL, whole.seal());
        return bytes(to -> write(bare, last, to));
    }

    private static byte[] bytes(Disk.Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /** The same plan file with this seal in place of the one that it may have. */
    public static byte[] sealed(byte[] file, String seal) throws PlanUnreadable {
        int last = lastLine(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length + 128);
        bytes.write(file, 0, last);
        bytes.writeBytes(line(((ObjectNode) parse(file, last, file.length)).put(SEAL, seal)));
        return bytes.toByteArray();
    }

    private static String write(Plan plan, ObjectNode last, OutputStream to) throws IOException {
        return write(plan, last, null, to);
    }

    private static String write(Plan plan, ObjectNode last, @Nullable UnaryOperator<String> sealOfHash, OutputStream to)
            throws IOException {
        DigestOutputStream lines = new DigestOutputStream(to, Sha256.digest());
        lines.write(line(object().put("plan", VERSION)
                .put("run", plan.header().runId())
                .put("script", plan.header().script())
                .put("input", plan.header().input())
                .put("base_url", plan.header().baseUrl())
                .put("made", plan.header().made().toString())
                .put("edits", plan.edits().size())
                .put("untouched", plan.untouched().size())
                .set("about", plan.header().about())));
        plan.packedEdits().writeTo(lines);
        plan.packedUntouched().writeTo(lines);
        String hash = HexFormat.of().formatHex(lines.getMessageDigest().digest());
        last.put("sha256", hash);
        to.write(line(sealOfHash == null ? last : last.put(SEAL, sealOfHash.apply(hash))));
        return hash;
    }

    private static byte[] line(JsonNode json) {
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The header, read from the beginning of a plan; not yet proven to be what was written. */
    public static Plan.Header header(byte[] beginning) throws PlanUnreadable {
        return header(parse(beginning, 0, end(beginning, 0)));
    }

    public static Loaded read(byte[] bytes) throws PlanUnreadable {
        int last = lastLine(bytes);
        JsonNode seal = parse(bytes, last, bytes.length);
        String hash = seal.path("sha256").asText();
        if (!hash.equals(hash(bytes, last))) {
            throw new PlanUnreadable("The plan was edited or cut after it was written");
        }
        int end = end(bytes, 0);
        JsonNode first = parse(bytes, 0, end);
        Plan.Header header = header(first);
        int untouched = end + 1;
        for (int edits = first.path("edits").asInt(); edits > 0 && untouched < last; edits--) {
            untouched = end(bytes, untouched) + 1;
        }
        boolean purged = seal.has("purged");
        return new Loaded(
                new Plan(header, rows(bytes, end + 1, untouched, EDITS), rows(bytes, untouched, last, UNTOUCHED)),
                purged ? seal.path("purged").asText() : hash,
                purged ? purge(seal) : null,
                seal.path(SEAL).textValue());
    }

    /** Earlier versions did not write who did it, and when. */
    private static Purged purge(JsonNode seal) throws PlanUnreadable {
        try {
            return seal.has("purged_at")
                    ? new Purged(textOrNull(seal, "purged_by"), Members.instant(seal, "purged_at"))
                    : Purged.UNRECORDED;
        } catch (IllegalArgumentException e) {
            throw new PlanUnreadable("The plan's last line has " + e.getMessage());
        }
    }

    private static <R extends PlanRow> Packed<R> rows(byte[] bytes, int start, int end, Form<R> form)
            throws PlanUnreadable {
        try {
            return Packed.read(bytes, start, end, form);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new PlanUnreadable("The plan has " + e.getMessage());
        }
    }

    /** Reads every row once: those of a plan that somebody else wrote may be none, and are otherwise made when they are used. */
    public static void requireRows(Plan plan) throws PlanUnreadable {
        try {
            for (PlanRow row : plan.inOrder()) {
                if (row.row() < 1) {
                    throw new PlanUnreadable("The plan has a row without a number");
                }
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new PlanUnreadable("The plan has a row that is none: " + e.getMessage());
        }
    }

    private static int lastLine(byte[] bytes) throws PlanUnreadable {
        int start = bytes.length - 1;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        if (start <= 0 || bytes[bytes.length - 1] != '\n') {
            throw new PlanUnreadable("The plan is cut short");
        }
        return start;
    }

    private static int end(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Plan.Header header(JsonNode json) throws PlanUnreadable {
        if (json.path("plan").asInt() != VERSION) {
            throw new PlanUnreadable(
                    "The plan is of version " + json.path("plan").asText() + ", and this program reads " + VERSION);
        }
        try {
            return new Plan.Header(
                    Members.text(json, "run"),
                    Members.text(json, "script"),
                    Members.text(json, "input"),
                    Members.text(json, "base_url"),
                    Members.instant(json, "made"),
                    json.path("about"));
        } catch (IllegalArgumentException e) {
            throw new PlanUnreadable("The plan's first line has " + e.getMessage());
        }
    }

    private static String hash(byte[] bytes, int length) {
        var digest = Sha256.digest();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static JsonNode parse(byte[] bytes, int start, int end) throws PlanUnreadable {
        try {
            return Json.parseOwn(bytes, start, end);
        } catch (Json.Unreadable e) {
            throw new PlanUnreadable("The plan has a line that is " + e.getMessage());
        }
    }

    private static ObjectNode json(Edit edit) {
        ObjectNode json = place(edit);
        putKnown(json, "resource", edit.resource());
        json.set("request", json(edit.request()));
        put(json, "otherwise", edit.otherwise());
        put(json, "lookup", edit.lookup());
        put(json, "list", edit.list());
        put(json, "setting", edit.setting());
        put(json, "before", edit.before());
        put(json, "expect", edit.expect());
        putKnown(json, "company", edit.company());
        if (!edit.warnings().isEmpty()) {
            edit.warnings().forEach(json.putArray("warnings")::add);
        }
        return put(json, "source", edit.source());
    }

    private static ObjectNode json(Untouched untouched) {
        ObjectNode json = place(untouched);
        putKnown(OutcomeJson.put(json, untouched.outcome()), "company", untouched.company());
        return put(json, "source", untouched.source());
    }

    private static ObjectNode place(PlanRow row) {
        ObjectNode json = object().put("row", row.row());
        return (row.input() == row.row() ? json : json.put("input", row.input())).put("label", row.label());
    }

    private static long input(JsonNode json) {
        return json.path("input").asLong(json.path("row").asLong());
    }

    private static void put(ObjectNode json, String name, @Nullable CheckRequest request) {
        if (request != null) {
            json.set(name, json(request));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Setting setting) {
        if (setting != null) {
            ObjectNode how = json.putObject(name);
            setting.key().forEach(how.putArray("key")::add);
            how.put("since", setting.since());
            putKnown(how, "until", setting.until());
            putKnown(how, "list", setting.list());
        }
    }

    private static Setting setting(JsonNode json) {
        return new Setting(
                texts(json.path("key")),
                json.path("since").asText(),
                textOrNull(json, "until"),
                textOrNull(json, "list"));
    }

    private static ObjectNode put(ObjectNode json, String name, @Nullable JsonNode value) {
        return value == null ? json : json.set(name, value);
    }

    private static Edit edit(JsonNode json) {
        return new Edit(ref(json), textOrNull(json, "resource"), look(json), send(json), texts(json.path("warnings")));
    }

    private static Send send(JsonNode json) {
        return new Send(request(json.path("request")), json.has("otherwise") ? request(json.path("otherwise")) : null);
    }

    private static Look look(JsonNode json) {
        return new Look(
                json.has("lookup") ? request(json.path("lookup")) : null,
                json.has("list") ? request(json.path("list")) : null,
                json.has("setting") ? setting(json.path("setting")) : null,
                json.get("before"),
                json.get("expect"));
    }

    private static Untouched untouched(JsonNode json) {
        return new Untouched(ref(json), OutcomeJson.read(json));
    }

    private static RowRef ref(JsonNode json) {
        return new RowRef(
                json.path("row").asLong(),
                input(json),
                json.path("label").asText(),
                textOrNull(json, "company"),
                json.get("source"));
    }

    private static ObjectNode json(CheckRequest request) {
        ObjectNode json = object().put("method", request.method().name()).put("template", request.template());
        ArrayNode ids = json.putArray("ids");
        request.ids().forEach(ids::add);
        ArrayNode query = json.putArray("query");
        request.query()
                .forEach(parameter -> query.addArray().add(parameter.name()).add(parameter.value()));
        putKnown(json, "body", request.body());
        putKnown(json, "content_type", request.contentType());
        Expected expected = request.expected();
        if (expected instanceof Expected.ObjectWithId object) {
            json.put("expected", "object").put("expected_id", object.id());
        } else {
            json.put(
                    "expected",
                    expected instanceof Expected.Page
                            ? "page"
                            : expected instanceof Expected.AnyObject ? "id" : "json");
        }
        return json;
    }

    private static CheckRequest request(JsonNode json) {
        List<CheckRequest.Parameter> query = new ArrayList<>();
        json.path("query")
                .forEach(pair -> query.add(new CheckRequest.Parameter(
                        pair.path(0).asText(), pair.path(1).asText())));
        Expected expected = switch (json.path("expected").asText()) {
            case "object" -> Expected.object(json.path("expected_id").asText());
            case "page" -> Expected.page();
            case "id" -> Expected.created();
            default -> Expected.anything();
        };
        return new CheckRequest(
                CheckRequest.Method.valueOf(json.path("method").asText()),
                json.path("template").asText(),
                texts(json.path("ids")),
                query,
                textOrNull(json, "body"),
                textOrNull(json, "content_type"),
                null,
                expected);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
