package dev.checkbulk.jobs.input;

import java.util.List;

/**
 * How a file is written, so that some of its rows can be written back in the same way.
 *
 * @param header the columns of a CSV file, else empty
 * @param marked whether it begins with a byte-order mark
 */
public record Form(Format format, List<String> header, boolean marked) {
    public Form {
        header = List.copyOf(header);
    }
}
