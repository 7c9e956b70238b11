package dev.checkbulk.script.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.jobs.report.RunEnd;
import dev.checkbulk.jobs.report.RunReport;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.jobs.text.PurgeText;
import dev.checkbulk.jobs.text.Secrets;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.script.terminal.Commands;
import dev.checkbulk.script.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run's end in the words of the guide, or as JSON for machines.
 *
 * @param end where it stands
 * @param run what it is called in commands, or null when there is nothing to go on with
 * @param commands how the next command is typed
 */
public record Summary(RunEnd end, @Nullable String run, Commands commands) {

    /** Above this the terminal shows no more; {@code results.csv} has all. */
    private static final int MOST_SHOWN = 200;

    private static final int LONGEST_TEXT = 500;

    /** The same, with another file. */
    public Summary and(Path file) {
        return new Summary(end.and(file), run, commands);
    }

    public int exitCode() {
        return ExitCode.of(end.counts());
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        long told = 0;
        for (RowState row : (Iterable<RowState>) end.failures().filter(Summary::tells)::iterator) {
            if (told++ < MOST_SHOWN) {
                append(text, row);
            }
        }
        if (told > MOST_SHOWN) {
            text.append("… and ").append(told - MOST_SHOWN).append(" more in results.csv\n");
        }
        text.append(headline()).append('\n');
        notes().forEach(note -> text.append(note).append('\n'));
        line(text, "To go on", resume());
        line(text, "To try them as they are", retry());
        end.files().stream().filter(file -> !RunReport.is(file)).forEach(file -> line(text, describe(file), file));
        if (end.purge() != null) {
            text.append("People's data was ").append(PurgeText.of(end.purge())).append(".\n");
        }
        if (end.about().rehearsal()) {
            text.append("This was a rehearsal: nothing was sent to Check.\n");
        }
        line(text, "Report", report());
        return text.toString();
    }

    /** Rows that a stop left unsent have nothing to tell one by one: there may be thousands, all alike. */
    private static boolean tells(RowState row) {
        return !(row.outcome() instanceof Outcome.NotApplied notApplied
                && notApplied.cause().reason() == Cause.Reason.STOPPED);
    }

    /** The guide's own words: "195 of 200 employees updated. 5 failed." */
    private String headline() {
        StringBuilder line = new StringBuilder(end.done());
        end.left()
                .forEach((what, count) ->
                        line.append(' ').append(count).append(' ').append(what).append('.'));
        return line.toString();
    }

    private @Nullable Path report() {
        return end.files().stream().filter(RunReport::is).findFirst().orElse(null);
    }

    @Nullable
    String resume() {
        return run != null && end.canResume() ? commands.of("resume", run) : null;
    }

    @Nullable
    String retry() {
        return run != null && end.canRetry() ? commands.of("retry", run) : null;
    }

    private static void line(StringBuilder text, String what, @Nullable Object value) {
        if (value != null) {
            text.append(String.format(Locale.ROOT, "%-25s%s%n", what + ":", value));
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        BatchReport report = end.counts();
        if (end.stopped() != null) {
            notes.add("Stopped: " + Shown.plain(end.stopped(), LONGEST_TEXT) + ".");
        }
        note(notes, report.refused(), "refused: Check said no, nothing was changed; mend the rows and run them again");
        note(notes, end.kept(), "kept: changed by somebody since, not touched");
        note(
                notes,
                report.conflict() - end.kept() - end.cannot(),
                "conflicting: the records are not as expected; look at them");
        note(notes, report.blocked(), "blocked by an earlier row of the same record: nothing was sent");
        note(notes, report.notApplied(), "not applied: nothing was changed; a resumed run sends them");
        note(
                notes,
                report.unknown(),
                "unknown: they may have been applied; a resumed run looks again, and sends nothing twice");
        return notes;
    }

    private static void note(List<String> notes, long count, String meaning) {
        if (count > 0) {
            notes.add("  " + count + " " + meaning);
        }
    }

    private static void append(StringBuilder text, RowState line) {
        CheckError error = line.outcome().objection().orElse(null);
        text.append("row ")
                .append(line.row())
                .append("  ")
                .append(Shown.plain(line.label(), LONGEST_TEXT))
                .append("  ")
                .append(OutcomeWords.of(line.outcome().kind()));
        if (error != null && error.fromCheck() && !error.type().isEmpty()) {
            text.append("  ").append(Shown.plain(error.type(), LONGEST_TEXT));
        }
        text.append("  ").append(Shown.plain(line.outcome().explanation(), LONGEST_TEXT));
        String logId = OutcomeWords.logId(line.outcome());
        text.append(logId.isEmpty() ? "" : "  " + Shown.plain(logId, LONGEST_TEXT))
                .append('\n');
        if (error != null) {
            error.inputErrors()
                    .forEach(input -> text.append("       ")
                            .append(Shown.plain(input.where() + ": " + input.message(), LONGEST_TEXT))
                            .append('\n'));
            if (!error.fromCheck() && !error.body().isBlank()) { // as it came: it is in no file
                String body = Secrets.without(Secrets.in(line.source()), SecretNames.withoutNamed(error.body()));
                text.append("       the answer: ")
                        .append(Shown.plain(body.strip().replaceAll("\\s+", " "), LONGEST_TEXT))
                        .append('\n');
            }
        }
    }

    private static String describe(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith("failed")
                ? "To mend and run again"
                : name.startsWith("unknown") ? "To look at first" : "Every row";
    }

    public String json() {
        return node().toPrettyString() + "\n";
    }

    public ObjectNode node() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", end.rows().size());
        put(json.putObject("counts"), end.counts());
        json.put("stopped", end.stopped());
        json.put("exit_code", exitCode());
        json.put("rehearsal", end.about().rehearsal());
        json.put("run", run);
        json.put("undo_of", end.about().undoOf());
        json.put(
                "run_dir",
                end.files().isEmpty() ? null : String.valueOf(end.files().get(0).getParent()));
        ArrayNode names = json.putArray("files");
        end.files().forEach(file -> names.add(file.toString()));
        json.put("report", report() == null ? null : String.valueOf(report()));
        json.put("resume", resume());
        json.put("retry", retry());
        PurgeText.put(json, end.purge());
        ArrayNode failed = json.putArray("failures");
        end.failures().forEach(row -> failed.add(json(row)));
        return json;
    }

    public static void put(ObjectNode json, BatchReport report) {
        json.put("done", report.done())
                .put("already", report.already())
                .put("conflict", report.conflict())
                .put("blocked", report.blocked())
                .put("refused", report.refused())
                .put("not_applied", report.notApplied())
                .put("unknown", report.unknown());
    }

    private static ObjectNode json(RowState line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("row", line.row()).put("id", line.label());
        json.put("outcome", OutcomeWords.of(line.outcome().kind()));
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
