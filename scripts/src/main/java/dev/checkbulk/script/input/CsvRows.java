package dev.checkbulk.script.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV as RFC 4180 has it. */
final class CsvRows {
    /** The parser knows on which line the broken cell begins, but says it in its message only. */
    private static final Pattern START_LINE = Pattern.compile("\\(startline (\\d[^)]*)\\)");

    private final Shape shape;
    private final Problems problems;
    private final Rows rows;

    CsvRows(Shape shape, Problems problems, Rows rows) {
        this.shape = shape;
        this.problems = problems;
        this.rows = rows;
    }

    /** Reads to the end, or to the first broken quote; returns the header, empty if there is none. */
    List<String> read(Reader reader) throws IOException {
        CsvHeader header = null;
        try (CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
            Iterator<CSVRecord> records = parser.iterator();
            int line = 1;
            while (more(records, line)) {
                List<String> cells = records.next().toList();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    if (header == null) {
                        header = new CsvHeader(cells, line, shape, problems);
                    } else {
                        row(header, cells, rows.begin(line));
                    }
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        }
        return header == null ? List.of() : header.cells();
    }

    private boolean more(Iterator<CSVRecord> records, int line) {
        try {
            return records.hasNext();
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e;
            }
            String message = String.valueOf(e.getCause().getMessage());
            problems.add(
                    "line " + startLine(message, line),
                    message.contains("EOF")
                            ? "a quote is opened here and never closed"
                            : "a quoted cell begins here, and its closing quote is followed by something else than a comma;"
                                    + " write a quote inside a cell twice");
            return false;
        }
    }

    private static String startLine(String message, int line) {
        Matcher matcher = START_LINE.matcher(message);
        return matcher.find() ? matcher.group(1).replaceAll("[^0-9]", "") : String.valueOf(line);
    }

    private void row(CsvHeader header, List<String> cells, Draft draft) {
        int width = header.cells().size();
        if (cells.size() != width) {
            draft.problem("has " + cells.size() + " cells, but the header has " + width
                    + (cells.size() > width ? " (a comma inside a cell needs quotes around the cell)" : ""));
            return;
        }
        for (int i = 0; i < width; i++) {
            if (!cells.get(i).isBlank()) {
                cell(header, i, cells.get(i), draft);
            }
        }
        shape.columns().stream()
                .filter(column -> column.kind() == Kind.METADATA)
                .forEach(draft::endEntries);
        ArrayNode raw = JsonNodeFactory.instance.arrayNode(width);
        cells.forEach(raw::add);
        rows.end(draft, raw, header.lacking());
    }

    private static void cell(CsvHeader header, int place, String text, Draft draft) {
        CsvHeader.Field field = header.field(place);
        String expected = header.expected(place);
        if (expected != null) {
            draft.expected().cell(expected, text);
        } else if (field != null && field.key() != null) {
            draft.entry(field.column(), field.key(), text);
        } else if (field != null) {
            draft.cell(field.column(), text);
        }
    }
}
