package dev.checkbulk.jobs.input;

import dev.checkbulk.jobs.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's file, read and checked as a whole. There is no half-good input: it has all rows, or {@link InvalidInput} was thrown. */
public final class Input {
    private final String name;
    private final @Nullable String file;
    private final @Nullable String key;
    private final Form form;
    private final String sha256;
    private final List<Row> rows;
    private final long blankRows;

    /**
     * Rows that were read and checked.
     *
     * @param name the file as the person named it
     * @param file its absolute path, or null when it has none
     * @param key the column that names a row, or null when rows have no name
     * @param sha256 of its bytes, in hex
     * @param blankRows how many rows of a table had no value and were passed over
     */
    public Input(
            String name,
            @Nullable String file,
            @Nullable String key,
            Form form,
            String sha256,
            List<Row> rows,
            long blankRows) {
        this.name = name;
        this.file = file;
        this.key = key;
        this.form = form;
        this.sha256 = sha256;
        this.rows = rows;
        this.blankRows = blankRows;
    }

    /** How many rows of a table had no value and were passed over. */
    public long blankRows() {
        return blankRows;
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
    public List<Problem> lacking(String field) {
        String message = "has no " + Shown.plain(ExpectName.column(field), Shown.LONGEST)
                + ", which --require-expect asks for: "
                + switch (form.format()) {
                    case CSV -> "add the column, or give the row a value";
                    case JSON_ARRAY, JSON_LINES -> "give the row a value in its " + ExpectName.MEMBER;
                    case JSON_MAP -> "a map has no place for it, so put the rows in [ ]";
                };
        return rows.stream()
                .filter(row -> !row.expects(field))
                .map(row -> new Problem(row.line(), new Place(row.number(), row.line()).toString(), message))
                .toList();
    }

    /**
     * The same input, when each of its rows expects something of these fields.
     *
     * @throws BadInput with a problem for each row and field that lacks it
     */
    public Input requiring(List<String> expected) throws InvalidInput {
        Problems problems = new Problems();
        expected.forEach(
                field -> lacking(field).forEach(lack -> problems.add(lack.line(), lack.where(), lack.message())));
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

    /** The same of all bytes of a stream, which is not closed. */
    public static String sha256(InputStream bytes) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), newDigest());
        bytes.transferTo(digest);
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    /** What the SHA-256 of an input is made with. */
    public static MessageDigest newDigest() {
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
