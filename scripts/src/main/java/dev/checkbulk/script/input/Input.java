package dev.checkbulk.script.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's file, read and checked as a whole. There is no half-good input: it has all rows, or {@link BadInput} is thrown. */
public final class Input {
    private final String name;
    private final @Nullable String file;
    private final @Nullable String key;
    private final Form form;
    private final String sha256;
    private final List<Row> rows;

    private Input(String name, @Nullable String file, @Nullable String key, Form form, String sha256, List<Row> rows) {
        this.name = name;
        this.file = file;
        this.key = key;
        this.form = form;
        this.sha256 = sha256;
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
        InputStream bytes = Source.limited(file, stdin);
        String path = file.equals("-")
                ? null
                : Path.of(file).toAbsolutePath().normalize().toString();
        return read(bytes, Source.name(file), path, shape);
    }

    /**
     * Checks the bytes of a file.
     *
     * @param name decides the format by its extension, else the content does; also stands in problems about the whole file
     * @throws BadInput if anything in it is wrong
     */
    public static Input parse(byte[] bytes, String name, Shape shape) throws BadInput {
        return read(new ByteArrayInputStream(bytes), name, null, shape);
    }

    /** The rows and the hash are of the same bytes, be the file written to meanwhile or a pipe. */
    private static Input read(InputStream bytes, String name, @Nullable String file, Shape shape) throws BadInput {
        Rows rows = new Rows(shape, true);
        MessageDigest digest = newDigest();
        try (InputStream stream = new DigestInputStream(bytes, digest)) {
            Form form = Parsing.read(stream, name, rows);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            return new Input(name, file, shape.key(), form, sha256, rows.all());
        } catch (IOException e) {
            throw Source.unreadable(name, e);
        }
    }

    /** The rows in file order; row number n is at index n - 1. */
    public List<Row> rows() {
        return rows;
    }

    /** The value of the column that names the row, such as the employee's id; empty when rows have no name. */
    public String key(Row row) {
        return key == null ? "" : row.text(key);
    }

    /**
     * The rows that expect nothing of a field of their record, one problem each.
     *
     * @param field may be dotted, such as {@code residence.city}
     */
    List<Problem> lacking(String field) {
        String message = "has no " + Shown.plain(ExpectName.column(field), Shown.LONGEST)
                + ", which --require-expect asks for: "
                + switch (form.format()) {
                    case CSV -> "add the column, or give the row a value";
                    case JSON_ARRAY, JSON_LINES -> "give the row a value in its " + ExpectName.MEMBER;
                    case JSON_MAP -> "a map has no place for it, so put the rows in [ ]";
                };
        return rows.stream()
                .filter(row -> !row.expects(field))
                .map(row -> new Problem(new Place(row.number(), row.line()).toString(), message))
                .toList();
    }

    /**
     * The same input, when each of its rows expects something of these fields.
     *
     * @throws BadInput with a problem for each row and field that lacks it
     */
    public Input requiring(List<String> expected) throws BadInput {
        Problems problems = new Problems();
        expected.forEach(field -> lacking(field).forEach(lack -> problems.add(lack.where(), lack.message())));
        if (!problems.none()) {
            throw problems.of(name);
        }
        return this;
    }

    public Form form() {
        return form;
    }

    /** The SHA-256 of the file's bytes in hex: equal for the same file, wherever it lies. */
    public String sha256() {
        return sha256;
    }

    /** The SHA-256 of these bytes in hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The file's absolute path; null for standard input. */
    public @Nullable String file() {
        return file;
    }

    /** The file as the person named it, or {@code standard input}. */
    public String name() {
        return name;
    }
}
