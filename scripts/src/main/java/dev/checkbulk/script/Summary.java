package dev.checkbulk.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.checkbulk.batch.BatchReport;
import dev.checkbulk.http.Cause;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.http.SecretNames;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.plan.UndoRules;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.script.input.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run's end in the words of the guide, or as JSON for machines.
 *
 * @param about what was run
 * @param rows where every row stands
 * @param stopped why the run stopped before its end, or null when it did not
 * @param run what it is called in commands, or null when there is nothing to go on with
 * @param files the files that the run left
 * @param commands how the next command is typed
 * @param purge that people's data was taken out of it: then there is nothing to go on with; null when it was not
 */
record Summary(
        About about,
        List<RowState> rows,
        @Nullable String stopped,
        @Nullable String run,
        List<Path> files,
        Commands commands,
        @Nullable Purged purge) {

    /** Above this the terminal shows no more; {@code results.csv} has all. */
    private static final int MOST_SHOWN = 200;

    private static final int LONGEST_TEXT = 500;

    /** Of a run that has its data. */
    Summary(
            About about,
            List<RowState> rows,
            @Nullable String stopped,
            @Nullable String run,
            List<Path> files,
            Commands commands) {
        this(about, rows, stopped, run, files, commands, null);
    }

    /** The same, with another file. */
    Summary and(Path file) {
        List<Path> more = new ArrayList<>(files);
        more.add(file);
        return new Summary(about, rows, stopped, run, List.copyOf(more), commands, purge);
    }

    /** The counts; they add up to the rows. */
    BatchReport counts() {
        BatchReport counts = BatchReport.EMPTY;
        for (RowState row : rows) {
            counts = counts.and(row.outcome().kind());
        }
        return counts;
    }

    int exitCode() {
        return ExitCode.of(counts());
    }

    private List<RowState> failures() {
        return rows.stream()
                .filter(row -> row.outcome().kind() != Outcome.Kind.DONE
                        && row.outcome().kind() != Outcome.Kind.ALREADY)
                .toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        List<RowState> told = failures().stream().filter(Summary::tells).toList();
        told.stream().limit(MOST_SHOWN).forEach(row -> append(text, row));
        if (told.size() > MOST_SHOWN) {
            text.append("… and ").append(told.size() - MOST_SHOWN).append(" more in results.csv\n");
        }
        text.append(headline()).append('\n');
        notes().forEach(note -> text.append(note).append('\n'));
        line(text, "To go on", resume());
        line(text, "To try them as they are", retry());
        files.stream().filter(file -> !RunReport.is(file)).forEach(file -> line(text, describe(file), file));
        if (purge != null) {
            text.append("People's data was ").append(PurgeText.of(purge)).append(".\n");
        }
        if (about.rehearsal()) {
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
        StringBuilder line = new StringBuilder(done());
        left().forEach((what, count) ->
                line.append(' ').append(count).append(' ').append(what).append('.'));
        return line.toString();
    }

    /** How the headline begins. */
    String done() {
        BatchReport report = counts();
        return "%d of %d %s %s%s"
                .formatted(
                        report.done(),
                        rows.size(),
                        about.plural(),
                        about.participle(),
                        report.already() == 0 ? "." : ", " + report.already() + " were so already.");
    }

    /** The rows that are not as they should be, by what the headline calls them. */
    Map<String, Long> left() {
        BatchReport report = counts();
        Map<String, Long> left = new LinkedHashMap<>();
        left.put("failed", report.refused() + report.conflict() + report.blocked() - kept() - cannot());
        left.put("kept", kept());
        left.put("cannot be undone", cannot());
        left.put("unknown", report.unknown());
        left.put("not applied", report.notApplied());
        left.values().removeIf(count -> count == 0);
        return left;
    }

    private @Nullable Path report() {
        return files.stream().filter(RunReport::is).findFirst().orElse(null);
    }

    @Nullable
    String resume() {
        BatchReport report = counts();
        boolean open = report.notApplied() + report.unknown() > 0;
        return run != null && purge == null && open ? commands.of("resume", run) : null;
    }

    @Nullable
    String retry() {
        return run != null
                        && purge == null
                        && resume() == null
                        && rows.stream().anyMatch(row -> Results.isToMend(row) && !isLeft(row))
                ? commands.of("retry", run)
                : null;
    }

    /** What an undo leaves alone is not there to be tried again. */
    private boolean isLeft(RowState row) {
        return isKept(row) || cannotBeUndone(row);
    }

    /** Whether an undo left it alone, because somebody changed it since. */
    boolean isKept(RowState row) {
        return isOfUndo(row, UndoRules.KEPT);
    }

    /** Whether an undo found that it has no way back. */
    boolean cannotBeUndone(RowState row) {
        return isOfUndo(row, UndoRules.CANNOT_BE_UNDONE);
    }

    private boolean isOfUndo(RowState row, String beginning) {
        return about.undoOf() != null && row.outcome().explanation().startsWith(beginning);
    }

    private static void line(StringBuilder text, String what, @Nullable Object value) {
        if (value != null) {
            text.append("%-25s%s%n".formatted(what + ":", value));
        }
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        BatchReport report = counts();
        if (stopped != null) {
            notes.add("Stopped: " + Shown.plain(stopped, LONGEST_TEXT) + ".");
        }
        note(notes, report.refused(), "refused: Check said no, nothing was changed; mend the rows and run them again");
        note(notes, kept(), "kept: changed by somebody since, not touched");
        note(
                notes,
                report.conflict() - kept() - cannot(),
                "conflicting: the records are not as expected; look at them");
        note(notes, report.blocked(), "blocked by an earlier row of the same record: nothing was sent");
        note(notes, report.notApplied(), "not applied: nothing was changed; a resumed run sends them");
        note(
                notes,
                report.unknown(),
                "unknown: they may have been applied; a resumed run looks again, and sends nothing twice");
        return notes;
    }

    private long kept() {
        return rows.stream().filter(this::isKept).count();
    }

    private long cannot() {
        return rows.stream().filter(this::cannotBeUndone).count();
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
                .append(Words.of(line.outcome().kind()));
        if (error != null && error.fromCheck() && !error.type().isEmpty()) {
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

    String json() {
        return node().toPrettyString() + "\n";
    }

    ObjectNode node() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", rows.size());
        put(json.putObject("counts"), counts());
        json.put("stopped", stopped);
        json.put("exit_code", exitCode());
        json.put("rehearsal", about.rehearsal());
        json.put("run", run);
        json.put("undo_of", about.undoOf());
        json.put("run_dir", files.isEmpty() ? null : String.valueOf(files.get(0).getParent()));
        ArrayNode names = json.putArray("files");
        files.forEach(file -> names.add(file.toString()));
        json.put("report", report() == null ? null : String.valueOf(report()));
        json.put("resume", resume());
        json.put("retry", retry());
        PurgeText.put(json, purge);
        ArrayNode failed = json.putArray("failures");
        failures().forEach(row -> failed.add(json(row)));
        return json;
    }

    static void put(ObjectNode json, BatchReport report) {
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
