package dev.checkbulk.script.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.http.CheckRequest.Method;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.plan.Totals;
import dev.checkbulk.jobs.plan.Warning;
import dev.checkbulk.jobs.text.Change;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.jobs.text.Secrets;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.plan.Edit;
import dev.checkbulk.plan.Plan;
import dev.checkbulk.plan.PlanRow;
import dev.checkbulk.plan.Untouched;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A plan for people: what would change in each row, what needs a second look, and the numbers. Secrets are not shown. */
public final class PlanText {
    private static final int LONGEST = 200;

    private PlanText() {}

    /** A line for each row, in the order of the input. */
    public static Stream<String> lines(Plan plan) {
        return StreamSupport.stream(plan.inOrder().spliterator(), false).flatMap(PlanText::lines);
    }

    private static Stream<String> lines(PlanRow row) {
        if (row instanceof Untouched untouched) {
            return Stream.of(line(untouched));
        }
        Edit edit = (Edit) row;
        List<String> lines = new ArrayList<>();
        lines.add(start(edit) + other(edit) + String.join("; ", changes(edit)));
        edit.warnings().forEach(warning -> lines.add("       ! " + Shown.plain(warning, LONGEST)));
        return lines.stream();
    }

    /** What is sent for a row, whatever the row is called. */
    public static String sent(Edit edit) {
        return "row " + edit.input() + "  "
                + Shown.plain(edit.request().method() + " " + edit.request().target(), LONGEST) + "  "
                + String.join("; ", changes(edit));
    }

    /** A row for which nothing is sent, and why. */
    public static String line(Untouched row) {
        Outcome outcome = row.outcome();
        String what = outcome instanceof Outcome.Refused refused
                ? refused.error().type() + "  " + refused.error().message()
                : OutcomeWords.of(outcome.kind()) + "  " + outcome.explanation();
        return start(row) + Shown.plain(what, LONGEST);
    }

    /** The record that is changed, when it is not the one that the row is about. */
    private static String other(Edit edit) {
        List<String> ids = edit.request().ids();
        boolean same = edit.request().method() == Method.POST || ids.isEmpty() || ids.contains(edit.label());
        return same ? "" : Shown.plain(ids.get(ids.size() - 1), LONGEST) + "  ";
    }

    private static String start(PlanRow row) {
        return "row " + row.input() + "  " + Shown.plain(row.label(), LONGEST) + "  ";
    }

    /** Field by field: before and after of a change, the fields of a create. */
    private static List<String> changes(Edit edit) {
        if (edit.request().method() == Method.DELETE) {
            return List.of("deletes it");
        }
        return Change.of(edit, LONGEST).stream()
                .map(change -> line(edit, change))
                .toList();
    }

    private static String line(Edit edit, Change change) {
        if (Change.creates(edit)) {
            return "new " + change.field() + " " + change.after();
        }
        if (edit.setting() != null && edit.setting().key().contains(change.field())) {
            return change.field() + " " + change.after();
        }
        return change.field() + ": " + (change.before() == null ? "?" : change.before()) + " -> " + change.after();
    }

    /** The same for machines, row by row: there may be very many. */
    public static void json(Plan plan, JsonGenerator to) throws IOException {
        to.writeStartObject();
        to.writePOJOField("totals", json(Totals.of(plan)));
        to.writeArrayFieldStart("changes");
        for (Edit edit : plan.edits()) {
            to.writeTree(json(edit));
        }
        to.writeEndArray();
        to.writeArrayFieldStart("untouched");
        for (Untouched row : plan.untouched()) {
            to.writeTree(json(row));
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static ObjectNode json(Totals totals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rows", totals.rows())
                .put("people", totals.people())
                .put("companies", totals.companies())
                .put("changes", totals.changes())
                .put("already", totals.already())
                .put("conflict", totals.conflicts())
                .put("invalid", totals.invalid());
    }

    private static ObjectNode json(Untouched row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("row", row.input())
                .put("id", row.label())
                .put("outcome", OutcomeWords.of(row.outcome().kind()))
                .put("message", row.outcome().explanation());
    }

    private static ObjectNode json(Edit edit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("row", edit.input()).put("id", edit.label());
        json.put("request", edit.request().method() + " " + edit.request().path());
        JsonNode before = edit.before() == null ? MissingNode.getInstance() : edit.before();
        ObjectNode fields = json.putObject("fields");
        edit.sent().properties().forEach(field -> {
            ObjectNode change = fields.putObject(field.getKey());
            if (before.has(field.getKey())) {
                change.set("before", Secrets.masked(field.getKey(), before.get(field.getKey())));
            }
            change.set("after", Secrets.masked(field.getKey(), field.getValue()));
        });
        edit.warnings().forEach(json.putArray("warnings")::add);
        return json;
    }

    /** What needs a second look, counted. */
    public static List<String> warnings(Plan plan) {
        return Warning.of(plan).stream()
                .map(one -> "  ! " + one.rows() + (one.rows() == 1 ? " row: " : " rows: ")
                        + Shown.plain(one.kind(), LONGEST))
                .toList();
    }
}
