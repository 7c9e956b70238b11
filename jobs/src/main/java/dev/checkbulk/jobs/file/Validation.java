package dev.checkbulk.jobs.file;

import dev.checkbulk.jobs.input.InvalidInput;
import dev.checkbulk.jobs.input.Shape;
import dev.checkbulk.jobs.row.RowChecks;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is right, found out without keeping its rows: the memory that it takes grows by about 35 bytes a row, by which two
 * rows that are the same are found.
 *
 * @param name the file as the person named it, or {@code standard input}
 * @param rows how many rows it has
 * @param blankRows how many rows of a table had no value and were passed over
 */
public record Validation(String name, long rows, long blankRows) {
    /**
     * Checks a file of any size.
     *
     * @param file  its path, or {@code -} for standard input
     * @param stdin read only if the file is {@code -}; not closed
     * @throws BadInput if the file cannot be read or anything in it is wrong, as {@code Input.read} would say it
     */
    public static Validation of(String file, InputStream stdin, Shape shape) throws InvalidInput {
        String name = Source.name(file);
        RowChecks rows = new RowChecks(shape, false);
        try (InputStream stream = Source.open(file, stdin)) {
            Parsing.read(stream, name, rows);
        } catch (IOException e) {
            throw Source.unreadable(name, e);
        }
        return new Validation(name, rows.count(), rows.blankRows());
    }
}
