package dev.checkbulk.run.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Repeated;
import dev.checkbulk.plan.Setting;
import java.util.HashMap;
import java.util.Map;

/**
 * What was set before a run, for rows that found what an earlier row of the run had set: the way back leads to what nobody of
 * the run has written.
 */
final class SettingsBeforeRun {
    private final Map<String, JsonNode> replaced = new HashMap<>();
    private final Repeated shared;

    /** @param shared of which subjects there are several edits */
    SettingsBeforeRun(Repeated shared) {
        this.shared = shared;
    }

    /**
     * The edit with what was there before the run.
     *
     * @param done the next edit that was done, rows ascending
     */
    Edit of(Edit done) {
        Setting setting = done.setting();
        if (setting == null || !shared.contains(done.subject()) || !(done.before() instanceof ObjectNode before)) {
            return done;
        }
        JsonNode first = replaced.getOrDefault(done.subject() + " " + setting.day(before), before);
        replaced.putIfAbsent(String.valueOf(done.record()), first);
        return done.before(first);
    }
}
