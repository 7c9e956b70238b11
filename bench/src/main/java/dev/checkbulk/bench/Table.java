package dev.checkbulk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures in rows under a heading; every row has a cell for every column. */
record Table(List<String> columns, List<List<String>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row + " does not fit under " + columns);
            }
        }
    }

    static Table of(String... columns) {
        return new Table(List.of(columns), List.of());
    }

    /** The same table with one more row. */
    Table row(String... cells) {
        List<List<String>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(columns, more);
    }

    /** As GitHub's Markdown has it. */
    String markdown() {
        return line(columns)
                + "|" + "---|".repeat(columns.size()) + "\n"
                + rows.stream().map(Table::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
