package dev.checkbulk.plan;

import static dev.checkbulk.codec.Members.textOrNull;
import static dev.checkbulk.codec.OutcomeJson.putKnown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.codec.Members;
import dev.checkbulk.codec.OutcomeJson;
import dev.checkbulk.codec.RequestJson;
import dev.checkbulk.http.CheckRequest;
import dev.checkbulk.internal.packed.Packed.Form;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A plan's rows as JSON, a line each. */
final class EditJson {
    static final Form<Edit> EDITS = form(EditJson::json, EditJson::edit);

    static final Form<Untouched> UNTOUCHED = form(EditJson::json, EditJson::untouched);

    static final Form<PlanRow> ROWS = form(
            row -> row instanceof Edit edit ? json(edit) : json((Untouched) row),
            json -> json.has("request") ? edit(json) : untouched(json));

    private static final byte[] ROW = "{\"row\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LABEL = ",\"label\":".getBytes(StandardCharsets.US_ASCII);

    private EditJson() {}

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

    private static ObjectNode json(Edit edit) {
        ObjectNode json = place(edit);
        putKnown(json, "resource", edit.resource());
        json.set("request", RequestJson.write(edit.request()));
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
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("row", row.row());
        return (row.input() == row.row() ? json : json.put("input", row.input())).put("label", row.label());
    }

    /** Whether a line has another input than its row; one that is not as we write them may. */
    static boolean saysItsInput(byte[] bytes, int start, int end) {
        int at = behind(ROW, bytes, start, end);
        if (at < 0) {
            return true;
        }
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return behind(LABEL, bytes, at, end) < 0;
    }

    private static int behind(byte[] text, byte[] bytes, int start, int end) {
        int behind = start + text.length;
        return behind <= end && Arrays.equals(bytes, start, behind, text, 0, text.length) ? behind : -1;
    }

    private static long input(JsonNode json) {
        return json.path("input").asLong(json.path("row").asLong());
    }

    private static void put(ObjectNode json, String name, @Nullable CheckRequest request) {
        if (request != null) {
            json.set(name, RequestJson.write(request));
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
                Members.texts(json.path("key")),
                json.path("since").asText(),
                textOrNull(json, "until"),
                textOrNull(json, "list"));
    }

    private static ObjectNode put(ObjectNode json, String name, @Nullable JsonNode value) {
        return value == null ? json : json.set(name, value);
    }

    private static Edit edit(JsonNode json) {
        return new Edit(
                ref(json), textOrNull(json, "resource"), look(json), send(json), Members.texts(json.path("warnings")));
    }

    private static Send send(JsonNode json) {
        return new Send(
                RequestJson.read(json.path("request")),
                json.has("otherwise") ? RequestJson.read(json.path("otherwise")) : null);
    }

    private static Look look(JsonNode json) {
        return new Look(
                json.has("lookup") ? RequestJson.read(json.path("lookup")) : null,
                json.has("list") ? RequestJson.read(json.path("list")) : null,
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
}
