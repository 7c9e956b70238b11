package dev.checkbulk.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures in rows under a heading; every row has a cell for every column. */
public record MarkdownTable(List<String> columns, List<List<String>> rows) {
    public MarkdownTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row + " does not fit under " + columns);
            }
        }
    }

    public static MarkdownTable of(String... columns) {
        return new MarkdownTable(List.of(columns), List.of());
    }

    /** The same table with one more row. */
    public MarkdownTable row(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new MarkdownTable(columns, more);
    }

    /** As GitHub's Markdown has it. */
    public String markdown() {
        return line(columns)
                + "|" + "---|".repeat(columns.size()) + "\n"
                + rows.stream().map(MarkdownTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
