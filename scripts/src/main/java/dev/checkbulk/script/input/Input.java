package dev.checkbulk.script.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A person's file, read and checked as a whole. There is no half-good input: it has all rows, or {@link BadInput} is thrown. */
public final class Input {
    private final String name;
    private final String key;
    private final Format format;
    private final List<String> header;
    private final boolean marked;
    private final List<Row> rows;

    private Input(String name, String key, Format format, List<String> header, boolean marked, List<Row> rows) {
        this.name = name;
        this.key = key;
        this.format = format;
        this.header = header;
        this.marked = marked;
        this.rows = rows;
    }

    /**
     * Reads a file.
     *
     * @param file  its path, or {@code -} for standard input
     * @param stdin read only if the file is {@code -}; not closed
     * @throws BadInput if the file cannot be read or anything in it is wrong
     */
    public static Input read(String file, InputStream stdin, Shape shape) throws BadInput {
        return parse(Source.bytes(file, stdin), Source.name(file), shape);
    }

    /**
     * Checks the bytes of a file.
     *
     * @param name decides the format by its extension, else the content does; also stands in problems about the whole file
     * @throws BadInput if anything in it is wrong
     */
    public static Input parse(byte[] bytes, String name, Shape shape) throws BadInput {
        Problems problems = new Problems();
        Utf8.check(bytes, name, problems);
        if (!problems.none()) {
            throw problems.of(name);
        }
        Rows rows = new Rows(shape, problems);
        List<String> header = List.of();
        Format format;
        try (Reader reader = Utf8.reader(bytes)) {
            format = Guess.format(name, bytes, shape);
            switch (format) {
                case CSV -> header = new CsvRows(shape, problems, rows).read(reader);
                case JSON_LINES -> new JsonLines(problems, rows).read(reader);
                default -> format = new JsonDocument(shape, problems, rows).read(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
        if (!problems.none()) {
            throw problems.of(name);
        }
        return new Input(name, shape.key(), format, header, Utf8.hasMark(bytes), rows.all());
    }

    /** The rows in file order; row number n is at index n - 1. */
    public List<Row> rows() {
        return rows;
    }

    /** The value of the column that names the row, such as the employee's id. */
    public String key(Row row) {
        return row.fields().path(key).asText();
    }

    public Format format() {
        return format;
    }

    /** The file as the person named it, or {@code standard input}. */
    public String name() {
        return name;
    }

    /**
     * A writer for some of the rows, in this input's own form: the person's own values, and for CSV the same header.
     *
     * @param baseName the name of the file without extension, such as {@code failed}
     */
    public RowWriter writer(Path folder, String baseName) {
        return new RowWriter(folder.resolve(baseName + "." + format.extension()), format, header, marked);
    }
}
