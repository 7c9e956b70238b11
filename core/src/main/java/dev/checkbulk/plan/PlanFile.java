package dev.checkbulk.plan;

import static dev.checkbulk.codec.Members.textOrNull;
import static dev.checkbulk.codec.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.internal.Disk;
import dev.checkbulk.internal.Json;
import dev.checkbulk.internal.Sha256;
import dev.checkbulk.internal.StoredBytes;
import dev.checkbulk.internal.packed.Packed.Packer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a file: JSON lines, first the header with the number of edits, then each edit, last the SHA-256 of all bytes
 * before that line, and the {@code Seal} of who made it. A file that was cut or edited is refused as a whole.
 *
 * <pre>{@code
 * plan      = header *edit *untouched last         ; a JSON object a line, each line ends with LF, UTF-8
 * header    = plan: 1, run, script, input, base_url, made, edits: count, untouched: count, about
 * edit      = ref [resource] request [otherwise] [lookup] [list] [setting] [before] [expect] [company] [warnings] [source]
 * untouched = ref outcome [company] [source]       ; outcome as in the journal
 * ref       = row [input] label                    ; input is left out when it is the row
 * request   = method, template, ids, query, body, as they are used
 * setting   = key, since [until] [list]
 * last      = sha256 [seal]                        ; of a plan whose data was purged: purged (the SHA-256 of the plan that was run)
 *             [purged_by] [purged_at] sha256 [seal]
 * }</pre>
 *
 * <p>Later versions add members; those that are not known are passed over.
 */
public final class PlanFile {
    private static final int VERSION = 1;
    private static final String SEAL = "seal";

    private PlanFile() {}

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
    public static void writePurged(Loaded whole, Leftovers leftovers, JsonNode about, Purged purge, OutputStream to)
            throws IOException {
        Plan plan = whole.plan();
        Packer<Edit> edits = new Packer<>(EditJson.EDITS);
        plan.edits().forEach(edit -> edits.add(leftovers.of(edit)));
        Packer<Untouched> untouched = new Packer<>(EditJson.UNTOUCHED);
        plan.untouched().forEach(row -> untouched.add(leftovers.of(row)));
        Plan bare = new Plan(plan.header().about(about), edits.all(), untouched.all());
        ObjectNode last = object().put("purged", whole.hash());
        putKnown(last, "purged_by", purge.by());
        putKnown(last, "purged_at", purge.at() == null ? null : purge.at().toString());
        putKnown(last, SEAL, whole.seal());
        write(bare, last, to);
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

    /** Writes the same plan file with this seal in place of the one that it may have. */
    public static void sealed(StoredBytes file, String seal, OutputStream to) throws IOException {
        try {
            byte[] last = new PlanReader(file).last();
            file.stream(0, file.size() - last.length).transferTo(to);
            to.write(line(((ObjectNode) parse(last, 0, last.length)).put(SEAL, seal)));
        } catch (PlanUnreadable e) {
            throw new IOException(e.getMessage(), e);
        }
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
        plan.writeRows(lines);
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

    /** The same of one that is in memory. */
    public static Loaded read(byte[] bytes) throws PlanUnreadable {
        try {
            return read(StoredBytes.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be read", e);
        }
    }

    /**
     * Reads a plan's file once, and proves that it is what was written. Its rows are made when they are asked for, from the same
     * bytes: they stay open for as long as somebody has the plan.
     */
    public static Loaded read(StoredBytes bytes) throws PlanUnreadable, IOException {
        PlanReader reader = new PlanReader(bytes);
        JsonNode first = reader.first();
        Plan.Header header = header(first);
        reader.rows(first.path("edits").asLong());
        JsonNode seal = parse(reader.last(), 0, reader.last().length);
        String hash = seal.path("sha256").asText();
        if (!hash.equals(reader.hash())) {
            throw new PlanUnreadable("The plan was edited or cut after it was written");
        }
        boolean purged = seal.has("purged");
        return new Loaded(
                Plan.asWritten(header, reader.edits(), reader.untouched(), hash),
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

    /** Reads every row once: those of a plan that somebody else wrote may be none, and are otherwise made when they are used. */
    public static void requireRows(Plan plan) throws PlanUnreadable {
        try {
            if (!Plan.isAscending(plan.inOrder())) {
                throw new PlanUnreadable("The plan has a row without a number, twice, or out of order");
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new PlanUnreadable("The plan has a row that is none: " + e.getMessage());
        }
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

    static JsonNode parse(byte[] bytes, int start, int end) throws PlanUnreadable {
        try {
            return Json.parseOwn(bytes, start, end);
        } catch (Json.Unreadable e) {
            throw new PlanUnreadable("The plan has a line that is " + e.getMessage());
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
