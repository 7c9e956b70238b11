package dev.checkbulk.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.script.input.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's end in the words of the guide, or as JSON for machines.
 *
 * @param job what was run
 * @param rehearsal whether nothing was sent to Check
 * @param files the files that the run left
 * @param failures the rows that are not as they should be
 */
record Summary(
        Job<?> job,
        boolean rehearsal,
        BatchReport report,
        List<Path> files,
        List<Results.Line> failures,
        int exitCode) {

    /** Above this the terminal shows no more; {@code results.csv} has all. */
    private static final int MOST_SHOWN = 200;

    private static final int LONGEST_TEXT = 500;

    String text() {
        StringBuilder text = new StringBuilder();
        List<Results.Line> told = failures.stream().filter(Summary::tells).toList();
        told.stream().limit(MOST_SHOWN).forEach(line -> append(text, line));
        if (told.size() > MOST_SHOWN) {
            text.append("… and ").append(told.size() - MOST_SHOWN).append(" more in results.csv\n");
        }
        text.append(headline()).append('\n');
        notes().forEach(note -> text.append(note).append('\n'));
        files.forEach(file -> text.append(describe(file)).append(file).append('\n'));
        if (rehearsal) {
            text.append("This was a rehearsal: nothing was sent to Check.\n");
        }
        return text.toString();
    }

    /** Rows that a stop left unsent have nothing to tell one by one: there may be thousands, all alike. */
    private static boolean tells(Results.Line line) {
        return !(line.outcome() instanceof Outcome.NotApplied notApplied
                && notApplied.cause().reason() == Cause.Reason.STOPPED);
    }

    /** The guide's own words: "195 of 200 employees updated. 5 failed." */
    private String headline() {
        StringBuilder line = new StringBuilder();
        line.append(report.done()).append(" of ").append(job.input().rows().size());
        line.append(' ').append(job.plural()).append(' ').append(job.participle());
        line.append(report.already() == 0 ? "." : ", " + report.already() + " were so already.");
        append(line, report.refused() + report.conflict() + report.blocked(), "failed");
        append(line, report.unknown(), "unknown");
        append(line, report.notApplied(), "not applied");
        return line.toString();
    }

    private static void append(StringBuilder line, long count, String what) {
        line.append(count == 0 ? "" : " " + count + " " + what + ".");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (report.stopped() != null) {
            notes.add("Stopped: " + Shown.plain(report.stopped(), LONGEST_TEXT) + ".");
        }
        note(notes, report.refused(), "refused: Check said no, nothing was changed; mend the rows and run them again");
        note(notes, report.conflict(), "conflicting: nothing was sent; look at the records");
        note(notes, report.blocked(), "blocked by an earlier row of the same record: nothing was sent");
        note(notes, report.notApplied(), "not applied: nothing was changed; run the rows again as they are");
        note(notes, report.unknown(), "unknown: they may have been applied; look before you run them again");
        return notes;
    }

    private static void note(List<String> notes, long count, String meaning) {
        if (count > 0) {
            notes.add("  " + count + " " + meaning);
        }
    }

    private static void append(StringBuilder text, Results.Line line) {
        CheckError error = line.outcome().objection().orElse(null);
        text.append("row ")
                .append(line.row())
                .append("  ")
                .append(Shown.plain(line.id(), LONGEST_TEXT))
                .append("  ")
                .append(Words.of(line.outcome().kind()));
        if (error != null && error.fromCheck()) {
            text.append("  ").append(Shown.plain(error.type(), LONGEST_TEXT));
        }
        text.append("  ").append(Shown.plain(line.outcome().explanation(), LONGEST_TEXT));
        String logId = Words.logId(line.outcome());
        text.append(logId.isEmpty() ? "" : "  " + Shown.plain(logId, LONGEST_TEXT))
                .append('\n');
        if (error != null) {
            error.inputErrors()
                    .forEach(input -> text.append("       ")
                            .append(Shown.plain(input.where() + ": " + input.message(), LONGEST_TEXT))
                            .append('\n'));
        }
    }

    private static String describe(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("failed")
                ? "To mend and run again: "
                : name.startsWith("unknown") ? "To look at first:      " : "Every row:             ";
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", job.input().rows().size());
        json.putObject("counts")
                .put("done", report.done())
                .put("already", report.already())
                .put("conflict", report.conflict())
                .put("blocked", report.blocked())
                .put("refused", report.refused())
                .put("not_applied", report.notApplied())
                .put("unknown", report.unknown());
        json.put("stopped", report.stopped());
        json.put("exit_code", exitCode);
        json.put("rehearsal", rehearsal);
        json.put("run_dir", files.isEmpty() ? null : String.valueOf(files.get(0).getParent()));
        ArrayNode names = json.putArray("files");
        files.forEach(file -> names.add(file.toString()));
        ArrayNode rows = json.putArray("failures");
        failures.forEach(line -> rows.add(json(line)));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A summary is always JSON", e);
        }
    }

    private static ObjectNode json(Results.Line line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("row", line.row()).put("id", line.id());
        json.put("outcome", Words.of(line.outcome().kind()));
        json.put("message", line.outcome().explanation());
        CheckError error = line.outcome().objection().orElse(null);
        if (error != null) {
            json.put("status", error.status()).put("error_type", error.type()).put("log_id", error.logId());
            ArrayNode fields = json.putArray("field_errors");
            error.inputErrors()
                    .forEach(input ->
                            fields.addObject().put("field", input.where()).put("message", input.message()));
        }
        return json;
    }
}
