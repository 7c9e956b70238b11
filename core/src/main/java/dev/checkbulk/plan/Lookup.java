package dev.checkbulk.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.http.ReadClient;
import io.vertx.core.Future;
import java.util.Objects;

/** What an edit's lookup shows of what the edit changes. */
public final class Lookup {
    private Lookup() {}

    /**
     * The edit's record in the answer to its lookup: the answer, or for a setting what is in force in its list, of which the
     * other pages are read where there are more.
     *
     * @return fails with {@link dev.checkbulk.http.ReadFailed} when other pages have to be read and cannot be
     */
    public static Future<JsonNode> record(ReadClient client, Edit edit, JsonNode answer) {
        Setting setting = edit.setting();
        if (setting == null) {
            return Future.succeededFuture(answer);
        }
        if (answer.path("next").asText("").isEmpty() || answer.path("next").isNull()) {
            return Future.succeededFuture(setting.inForce(setting.entries(answer), edit.sent()));
        }
        return client.pages(Objects.requireNonNull(edit.lookup()))
                .all()
                .map(entries -> setting.inForce(entries, edit.sent()));
    }
}
