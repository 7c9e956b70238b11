package dev.checkbulk.script;

import dev.checkbulk.batch.ItemResult;
import dev.checkbulk.http.CheckError;
import dev.checkbulk.http.Outcome;
import dev.checkbulk.script.input.Input;
import dev.checkbulk.script.input.Row;
import dev.checkbulk.script.input.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What happened to each row, in files of the run's folder: {@code results.csv} with every row as it ends, the input's own
 * format with the rows to mend and run again in {@code failed.*}, and with those to look at first in {@code unknown.*}.
 *
 * <p>Blocks; its methods are called one after the other.
 */
final class Results implements Closeable {
    private static final String[] COLUMNS = {
        "row", "id", "outcome", "status", "error_type", "message", "field_errors", "log_id"
    };

    private final Input input;
    private final CSVPrinter all;
    private final RowWriter failed;
    private final RowWriter unknown;
    private final List<Line> failures = new ArrayList<>();
    private final Path folder;

    /**
     * Begins the files.
     *
     * @throws CannotStart when the folder takes none
     */
    static Results in(Path folder, Input input) throws CannotStart {
        try {
            return new Results(folder, input);
        } catch (IOException e) {
            throw new CannotStart("Results cannot be written to " + folder + ": " + e + ". Nothing was sent.");
        }
    }

    private Results(Path folder, Input input) throws IOException {
        this.folder = folder;
        this.input = input;
        this.failed = input.writer(folder, "failed");
        this.unknown = input.writer(folder, "unknown");
        Path file = folder.resolve("results.csv");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        all = new CSVPrinter(writer, CSVFormat.RFC4180);
        all.printRecord((Object[]) COLUMNS);
    }

    /** One row's end, for people and machines. */
    record Line(long row, String id, Outcome outcome) {}

    void add(ItemResult<?> result) throws IOException {
        Row row = input.rows().get((int) result.row() - 1);
        Line line = new Line(result.row(), input.key(row), result.outcome());
        Outcome.Kind kind = result.outcome().kind();
        if (kind != Outcome.Kind.DONE && kind != Outcome.Kind.ALREADY) {
            failures.add(line); // first: the terminal tells of it even when the disk is full
            (kind == Outcome.Kind.UNKNOWN ? unknown : failed).write(row);
        }
        print(line);
    }

    private void print(Line line) throws IOException {
        Outcome outcome = line.outcome();
        CheckError error = outcome.objection().orElse(null);
        all.printRecord(
                line.row(),
                line.id(),
                Words.of(outcome.kind()),
                outcome instanceof Outcome.Done done ? done.response().status() : error == null ? "" : error.status(),
                error == null ? "" : inert(error.type()),
                inert(outcome.explanation()),
                error == null ? "" : inert(Words.fieldErrors(error)),
                Words.logId(outcome));
        all.flush();
    }

    /** A spreadsheet must not run what a server or a person wrote. */
    private static String inert(String cell) {
        boolean formula =
                !cell.isEmpty() && Set.of('=', '+', '-', '@', '\t', '\r', '\n').contains(cell.charAt(0));
        return formula ? "'" + cell : cell;
    }

    /** The rows that are not as they should be, in the order of the file. */
    List<Line> failures() {
        failures.sort(Comparator.comparingLong(Line::row));
        return failures;
    }

    /** The files that were written, {@code failed} and {@code unknown} only when they have rows. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        failed.file().ifPresent(files::add);
        unknown.file().ifPresent(files::add);
        files.add(folder.resolve("results.csv"));
        return files;
    }

    @Override
    public void close() throws IOException {
        try (all) {
            failed.close();
            unknown.close();
        }
    }
}
