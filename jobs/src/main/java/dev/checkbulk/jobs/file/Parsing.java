package dev.checkbulk.jobs.file;

import dev.checkbulk.jobs.input.Form;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.row.RowChecks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads a stream as rows, from its first byte to its last. */
final class Parsing {
    private static final int PEEK = 1 << 20;

    private final String name;
    private final RowChecks rows;
    private final Problems problems;

    Parsing(String name, RowChecks rows, Problems problems) {
        this.name = name;
        this.rows = rows;
        this.problems = problems;
    }

    /**
     * How the file is written.
     *
     * @param name decides the form by its extension, else the content does
     * @param rows is given every row
     * @throws BadInput if anything is wrong
     */
    static Form read(InputStream stream, String name, RowChecks rows) throws InvalidInput {
        Problems problems = rows.problems();
        try {
            Form form = new Parsing(name, rows, problems).read(stream);
            if (!problems.none()) {
                throw problems.of(name);
            }
            return form;
        } catch (Unreadable e) {
            Problems all = e.alone() ? new Problems() : problems;
            all.add(e.line(), e.where(), e.what());
            throw all.of(name);
        } catch (IOException e) {
            throw Source.unreadable(name, e);
        }
    }

    private Form read(InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        Shape shape = rows.layout().shape();
        in.mark(PEEK);
        byte[] beginning = in.readNBytes(PEEK);
        String other = OtherFile.named(beginning);
        if (other != null) {
            throw new Unreadable(0, name, other, true);
        }
        Format format = FormatGuess.format(name, beginning, shape);
        in.reset();
        List<String> header = List.of();
        Utf8Reader reader = new Utf8Reader(in, name);
        switch (format) {
            case CSV -> header = new CsvRows(problems, rows).read(reader);
            case JSON_LINES -> new JsonLines(problems, rows).read(reader);
            default -> format = new JsonDocument(problems, rows).read(reader);
        }
        return new Form(format, header, reader.marked());
    }
}
