package dev.checkbulk.standin.tax;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.standin.endpoint.DatedSettings;
import dev.checkbulk.standin.internal.StrictJson;
import dev.checkbulk.standin.message.QueryParameters;
import dev.checkbulk.standin.message.ValidationErrors;
import dev.checkbulk.standin.schema.Reference;
import dev.checkbulk.standin.store.Timelines;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tax parameters of companies, or of employees, with their settings and the rules for changing them. */
public final class TaxSettings {
    private final DatedSettings settings;
    private final String what;
    private final String submitter;
    private final List<TaxParam> params;

    /**
     * @param what {@code company_tax_params} or {@code employee_tax_params}
     * @param submitter who gives the values
     */
    public TaxSettings(DatedSettings settings, String what, String submitter, List<TaxParam> params) {
        this.settings = settings;
        this.what = what;
        this.submitter = submitter;
        this.params = params;
    }

    String what() {
        return what;
    }

    int size() {
        return params.size();
    }

    /** The parameters, each with the setting that holds on the day asked for. */
    List<ObjectNode> list(String owner, QueryParameters query) {
        return params(query).map(param -> shown(owner, param, query)).toList();
    }

    private ObjectNode shown(String owner, TaxParam param, QueryParameters query) {
        ObjectNode node = param.node(submitter);
        Optional<ObjectNode> setting = settings.store().timelines().on(line(owner, param), day(query));
        if (setting.isEmpty()) {
            return node.putNull("setting");
        }
        node.set("setting", setting.get().deepCopy().without("id"));
        return node;
    }

    /** The same with all settings of each, latest first. */
    List<ObjectNode> history(String owner, QueryParameters query) {
        return params(query).map(param -> history(owner, param, query)).toList();
    }

    Optional<ObjectNode> history(String owner, String id, QueryParameters query) {
        return TaxParam.find(params, id).map(param -> history(owner, param, query));
    }

    private ObjectNode history(String owner, TaxParam param, QueryParameters query) {
        Timelines timelines = settings.store().timelines();
        ObjectNode node = StrictJson.object().put("id", param.id()).put("jurisdiction", param.jurisdiction());
        ObjectNode now = timelines.on(line(owner, param), day(query)).orElseGet(StrictJson::object);
        for (String field : List.of("value", "applied_for", "effective_start")) {
            node.set(field, now.hasNonNull(field) ? now.get(field) : NullNode.getInstance());
        }
        ArrayNode all = node.putArray("settings");
        Iterator<ObjectNode> latestFirst =
                timelines.at(line(owner, param)).descendingMap().values().iterator();
        latestFirst.forEachRemaining(setting -> all.add(setting.deepCopy().without("id")));
        return node;
    }

    /** Applies a change, whose owner is there, or says why not. */
    void change(String owner, ObjectNode change, ValidationErrors here) {
        TaxParam param = TaxParam.find(params, change.path("id").asText("")).orElse(null);
        if (param == null) {
            here.add(Reference.unknown(change.path("id").asText("")), "id");
            return;
        }
        Timelines.Line line = line(owner, param);
        checkValue(param, change, latest(line), here);
        if (!param.dated() && change.hasNonNull("effective_start")) {
            here.add("This parameter does not change by date.", "effective_start");
        }
        if (!here.any()) {
            settings.set(line, setting(param, change));
        }
    }

    private static ObjectNode setting(TaxParam param, ObjectNode change) {
        ObjectNode setting = StrictJson.object().put("id", param.id());
        setting.set("value", change.hasNonNull("value") ? change.get("value") : NullNode.getInstance());
        setting.putNull("applied_for");
        if (param.appliedFor()) {
            setting.put("applied_for", change.path("applied_for").asBoolean());
        }
        if (!param.dated()) {
            setting.put("effective_start", Timelines.BEGINNING);
        } else if (change.hasNonNull("effective_start")) {
            setting.set("effective_start", change.get("effective_start"));
        }
        return setting;
    }

    /** Published: no value while it is applied for, and no end of that without one. */
    private static void checkValue(
            TaxParam param, ObjectNode change, @Nullable ObjectNode before, ValidationErrors here) {
        boolean applies = change.path("applied_for").asBoolean();
        if (applies && !param.appliedFor()) {
            here.add("This parameter cannot be applied for.", "applied_for");
        } else if (applies && change.hasNonNull("value")) {
            here.add("There is no value while it is applied for.", "value");
        } else if (!applies && !change.hasNonNull("value")) {
            here.add("This field is required.", "value");
        } else if (!applies && !param.takes(change.get("value"))) {
            here.add("Not a valid value of type " + param.type() + ".", "value");
        }
        boolean applied = before != null && before.path("applied_for").asBoolean();
        if (applied && !change.has("applied_for")) {
            here.add("It is applied for: applied_for must be sent with a value.", "applied_for");
        }
    }

    private @Nullable ObjectNode latest(Timelines.Line line) {
        var last = settings.store().timelines().at(line).lastEntry();
        return last == null ? null : last.getValue();
    }

    private Stream<TaxParam> params(QueryParameters query) {
        return params.stream().filter(param -> param.fits(query, submitter));
    }

    /** The jurisdictions of the parameters. */
    List<ObjectNode> jurisdictions() {
        return params.stream()
                .map(TaxParam::jurisdiction)
                .distinct()
                .map(id -> StrictJson.object().put("id", id).put("label", id))
                .toList();
    }

    private String day(QueryParameters query) {
        return query.get("as_of").orElseGet(settings::today);
    }

    private Timelines.Line line(String owner, TaxParam param) {
        return new Timelines.Line(what, owner, param.id());
    }
}
