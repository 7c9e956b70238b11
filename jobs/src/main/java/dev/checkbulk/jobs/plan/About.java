package dev.checkbulk.jobs.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.run.Origin;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RunRefused;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run's plan tells its scripts, so that it can be gone on with and reported without the script that made it.
 *
 * @param plural what the rows are called, for example {@code employees}
 * @param participle what is done to them, for example {@code updated}
 * @param request what is sent for a row, for people: {@code PATCH /employees/{employee}}
 * @param name the input as the person named it
 * @param file where the input is, or null when it was read from standard input
 * @param form how it is written
 * @param rehearsal whether its server was a rehearsal's own, which ends with the process
 * @param retryOf the run whose failed rows these are, or null
 * @param undoOf the run that is undone, or null
 * @param user who asked for it, or null when that was not said
 * @param note why, or null when that was not said
 */
public record About(
        String plural,
        String participle,
        String request,
        String name,
        @Nullable String file,
        Form form,
        boolean rehearsal,
        @Nullable String retryOf,
        @Nullable String undoOf,
        @Nullable String user,
        @Nullable String note) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final About ANY = new About(
            "rows",
            "sent",
            "requests",
            "a program's rows",
            null,
            new Form(Format.JSON_LINES, List.of(), false),
            false,
            null,
            null);
    private static final int LONGEST_KIND = 300;
    private static final String UNDO_OF = "undo of ";

    /** Of somebody who is not named. */
    public About(
            String plural,
            String participle,
            String request,
            String name,
            @Nullable String file,
            Form form,
            boolean rehearsal,
            @Nullable String retryOf,
            @Nullable String undoOf) {
        this(plural, participle, request, name, file, form, rehearsal, retryOf, undoOf, null, null);
    }

    /** What may stay of a run: also what other versions write. */
    private static final List<String> LEFT = List.of(
            "plural",
            "participle",
            "request",
            "name",
            "file",
            "rehearsal",
            "retryOf",
            "undoOf",
            "place",
            "user",
            "host",
            "note",
            "approver",
            "version");

    /** Those that are paths, or may be. */
    private static final Set<String> FILES = Set.of("name", "file", "retryOf", "undoOf");

    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    /**
     * What a plan says; of one that says nothing, as a program's own may, what holds of any.
     *
     * @throws RunRefused when it is not what this version reads
     */
    public static About of(JsonNode json) throws RunRefused {
        if (json.isObject() && json.isEmpty()) {
            return ANY;
        }
        try {
            About about = JSON.treeToValue(json, About.class);
            if (about == null || !about.isWhole()) {
                throw changed("The plan does not say what a script has to know of it.");
            }
            return about;
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw changed("The plan was not made by one of these scripts, or by a newer version.");
        }
    }

    /**
     * What a run is called: in its own words when its store made it.
     *
     * @throws RunRefused when its plan cannot be read
     */
    public static About of(StoredRun run) throws RunRefused {
        About about = of(run.header().about());
        return run.origin() == Origin.HERE ? about : about.inOwnWords(run.plan().edits());
    }

    private static RunRefused changed(String why) {
        return new RunRefused(RunRefused.Reason.CHANGED, why);
    }

    @SuppressWarnings("ConstantValue") // what is read from a file may lack what a record has
    private boolean isWhole() {
        return Stream.of(plural, participle, request, name, form).allMatch(Objects::nonNull) && form.format() != null;
    }

    /** What stays of it when people's data goes: no folders, and no header of a file. */
    public static JsonNode purged(JsonNode about) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (String name : LEFT) {
            JsonNode value = about.path(name);
            if (value.isValueNode()) {
                left.set(name, FILES.contains(name) && value.isTextual() ? fileName(value.textValue()) : value);
            }
        }
        String undo = left.path("undoOf").asText("");
        if (!undo.isEmpty()) {
            left.put("request", UNDO_OF + undo);
        }
        if (about.path("form") instanceof ObjectNode form) {
            left.set("form", form.deepCopy().retain("format", "marked").set("header", left.arrayNode()));
        }
        return left;
    }

    private static JsonNode fileName(String path) {
        return TextNode.valueOf(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    }

    public About retrying(String run) {
        return new About(plural, participle, request, name, null, form, rehearsal, run, undoOf, user, note);
    }

    public About undoing(String run) {
        return new About(plural, "reverted", UNDO_OF + run, name, null, form, rehearsal, null, run, user, note);
    }

    /** The same, asked for by somebody, and why; empty when that is not said. */
    public About by(String who, String why) {
        return new About(
                plural,
                participle,
                request,
                name,
                file,
                form,
                rehearsal,
                retryOf,
                undoOf,
                who.isEmpty() ? null : who,
                why.isEmpty() ? null : why);
    }

    /** What a plan that may be anybody's is called in what is said of it: its own words may say anything. */
    public About inOwnWords(List<Edit> edits) {
        List<String> kinds = edits.stream()
                .map(edit -> kind(edit.request()))
                .distinct()
                .limit(2)
                .toList();
        String sent = kinds.size() == 1 ? kinds.get(0) : "requests";
        return new About("rows", "sent", sent, "a file", null, form, rehearsal, retryOf, undoOf);
    }

    private static String kind(CheckRequest request) {
        return Shown.plain(request.method() + " " + request.template(), LONGEST_KIND);
    }
}
