package dev.checkbulk.jobs.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Layout;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.row.Draft;
import dev.checkbulk.jobs.row.RowChecks;
import dev.checkbulk.jobs.text.Formulas;
import dev.checkbulk.jobs.text.Mask;
import dev.checkbulk.ops.resource.FieldType;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it. */
final class CsvRows {
    /** The parser knows on which line the broken cell begins, but says it in its message only. */
    private static final Pattern START_LINE = Pattern.compile("\\(startline (\\d[^)]*)\\)");

    private final Problems problems;
    private final RowChecks rows;
    private final Layout layout;
    private final int[] metadata;

    CsvRows(Problems problems, RowChecks rows) {
        this.problems = problems;
        this.rows = rows;
        layout = rows.layout();
        metadata = IntStream.range(0, layout.size())
                .filter(number -> layout.column(number).kind() == FieldType.METADATA)
                .toArray();
    }

    /** Reads to the end, or to the first broken quote; returns the header, empty if there is none. */
    List<String> read(Utf8Reader reader) throws IOException {
        CsvHeader header = null;
        try (CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
            Iterator<CSVRecord> records = parser.iterator();
            int line = 1;
            reader.rowBegins(line);
            while (more(records, line)) {
                CSVRecord cells = records.next();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    if (header == null) {
                        header = new CsvHeader(cells.toList(), line, layout, problems);
                    } else if (isBlank(cells)) {
                        rows.blank();
                    } else {
                        row(header, cells, rows.begin(line, false));
                    }
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
                reader.rowBegins(line);
            }
        }
        return header == null ? List.of() : header.cells();
    }

    /** What a spreadsheet leaves behind where cells were once used. */
    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private boolean more(Iterator<CSVRecord> records, int line) throws IOException {
        try {
            return records.hasNext();
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof IOException cause)) {
                throw e;
            }
            if (!(cause instanceof CSVException)) {
                throw cause;
            }
            String message = String.valueOf(cause.getMessage());
            int start = startLine(message, line);
            problems.add(
                    start,
                    "line " + start,
                    message.contains("EOF")
                            ? "a quote is opened here and never closed"
                            : "a quoted cell begins here, and its closing quote is followed by something else than a comma;"
                                    + " write a quote inside a cell twice");
            return false;
        }
    }

    private static int startLine(String message, int line) {
        Matcher matcher = START_LINE.matcher(message);
        return matcher.find() ? Integer.parseInt(matcher.group(1).replaceAll("[^0-9]", "")) : line;
    }

    private void row(CsvHeader header, CSVRecord cells, Draft draft) {
        int width = header.cells().size();
        if (cells.size() != width) {
            draft.problem("has " + cells.size() + " cells, but the header has " + width
                    + (cells.size() > width ? " (a comma inside a cell needs quotes around the cell)" : ""));
            return;
        }
        for (int i = 0; i < width; i++) {
            String text = Formulas.written(cells.get(i));
            draft.literally(!text.equals(cells.get(i))); // as an export marks texts that are no formulas
            if (header.isUnnamed(i) && !text.isBlank()) {
                header.unnamedValue(i, text, draft);
            } else if (header.isKept(i) && !text.isBlank()) {
                kept(header.cells().get(i), text, draft);
            } else if (!text.isBlank()) {
                cell(header.field(i), header.expected(i), text, draft);
            }
        }
        for (int number : metadata) {
            draft.endEntries(number);
        }
        rows.end(draft, header.missing());
        if (rows.keeping()) {
            keep(header, cells, draft);
        }
    }

    private void kept(String column, String text, Draft draft) {
        if (Mask.is(text)) {
            draft.keep();
        } else {
            draft.problem(layout.shape().unknown(column, Format.CSV));
        }
    }

    private static void cell(CsvHeader.@Nullable Field field, @Nullable String expected, String text, Draft draft) {
        if (expected != null) {
            draft.expected().cell(expected, text);
        } else if (field != null && field.key() != null) {
            draft.entry(field.column(), field.key(), text);
        } else if (field != null) {
            draft.cell(field.column(), text);
        }
    }

    private void keep(CsvHeader header, CSVRecord cells, Draft draft) {
        ArrayNode raw = JsonNodeFactory.instance.arrayNode(cells.size());
        Set<String> blanks = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            raw.add(cells.get(i));
            CsvHeader.Field field = header.field(i);
            if (field != null
                    && cells.get(i).isBlank()
                    && !layout.column(field.column()).rules().fixed()) {
                blanks.add(header.cells().get(i));
            }
        }
        rows.keep(draft, raw, blanks);
    }
}
