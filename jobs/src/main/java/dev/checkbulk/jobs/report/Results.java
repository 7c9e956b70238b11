package dev.checkbulk.jobs.report;

import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.jobs.file.RowWriter;
import dev.checkbulk.jobs.file.WholeFile;
import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.text.Formulas;
import dev.checkbulk.jobs.text.OutcomeWords;
import dev.checkbulk.jobs.plan.About;
import dev.checkbulk.plan.Purged;
import dev.checkbulk.run.StoredRun;
import dev.checkbulk.run.state.RowState;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.run.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What a run leaves for people: every row's end in {@code results.csv}, and in the form of the input those to mend in
 * {@code failed.*} and those to look at first in {@code unknown.*}. Blocks.
 */
public final class Results {
    private static final String[] COLUMNS = {
        "row", "id", "outcome", "status", "error_type", "message", "field_errors", "log_id", "record"
    };

    private Results() {}

    /**
     * Writes the files, replacing those of an earlier look at the run.
     *
     * @return what there is now, {@code failed} and {@code unknown} only when they have rows
     */
    public static List<Path> write(Path folder, Form form, List<RowState> rows) throws IOException {
        List<Path> files = new ArrayList<>();
        Path all = folder.resolve("results.csv");
        try (RowWriter failed = RowWriter.in(folder, "failed", form);
                RowWriter unknown = RowWriter.in(folder, "unknown", form);
                WholeFile file = new WholeFile(all)) {
            CSVPrinter csv = new CSVPrinter(file.writer(), CSVFormat.RFC4180);
            csv.printRecord((Object[]) COLUMNS);
            for (RowState row : rows) {
                print(csv, row);
                some(failed, isToMend(row), row);
                some(unknown, row.outcome() instanceof Outcome.Unknown, row);
            }
            end(folder, form, "failed", failed, files);
            end(folder, form, "unknown", unknown, files);
            file.finish();
        }
        files.add(all);
        return files;
    }

    /**
     * Takes people's data out of a run that has ended, and writes its results anew: how each row ended, with nothing in the columns
     * for what was said about it.
     *
     * @throws RunRefused when a row has not ended, a process has the run, or its files cannot be changed
     * @throws IOException when it is purged, and the results could not be written
     */
    public static void purge(StoredRun run, Purged purged) throws IOException, RunRefused {
        run.purge(purged, About::purged);
        RunState state = run.state().ofInput();
        write(run.folder(), About.of(state.header().about()).form(), state.rows());
    }

    private static void some(RowWriter to, boolean which, RowState row) throws IOException {
        if (which && row.source() != null) {
            to.write(row.source());
        }
    }

    private static void end(Path folder, Form form, String name, RowWriter writer, List<Path> files)
            throws IOException {
        writer.close();
        if (writer.file().isPresent()) {
            files.add(writer.file().get());
        } else {
            Files.deleteIfExists(folder.resolve(name + "." + form.format().extension()));
        }
    }

    /** A definite no. Rows that were not applied are left to a resumed run. */
    public static boolean isToMend(RowState row) {
        return switch (row.outcome().kind()) {
            case REFUSED, CONFLICT, BLOCKED -> true;
            case DONE, ALREADY, NOT_APPLIED, UNKNOWN -> false;
        };
    }

    private static void print(CSVPrinter csv, RowState row) throws IOException {
        Outcome outcome = row.outcome();
        CheckError error = outcome.objection().orElse(null);
        csv.printRecord(
                row.row(),
                Formulas.inert(row.label()),
                OutcomeWords.of(outcome.kind()),
                OutcomeWords.status(outcome),
                error == null ? "" : Formulas.inert(error.type()),
                Formulas.inert(outcome.explanation()),
                error == null ? "" : Formulas.inert(OutcomeWords.fieldErrors(error)),
                OutcomeWords.logId(outcome),
                outcome instanceof Outcome.Done done
                        ? Formulas.inert(done.response().id())
                        : "");
    }
}
