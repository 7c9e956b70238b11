package dev.checkbulk.script.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first row of a CSV file: which column each cell of a row belongs to. */
final class CsvHeader {
    /** What a cell is: a value of a column, or with a key one entry of its metadata. */
    record Field(Column column, @Nullable String key) {}

    private final List<String> cells;
    private final List<@Nullable Field> fields = new ArrayList<>();
    private final List<@Nullable String> expected = new ArrayList<>();
    private final Set<String> lacking;

    CsvHeader(List<String> cells, int line, Shape shape, Problems problems) {
        this.cells = List.copyOf(cells);
        String where = "header (line " + line + ")";
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i);
            Field field = null;
            String expects = null;
            if (name.isBlank()) {
                problems.add(where, "column " + (i + 1) + " has no name: name it or remove it");
            } else if (names.contains(name)) {
                problems.add(where, "the column " + Shown.quoted(name) + " appears twice: keep one of the two");
            } else if (ExpectName.isMeant(name)) {
                expects = expects(name, names, where, problems);
            } else {
                field = field(name, where, shape, problems);
            }
            names.add(name);
            fields.add(field);
            expected.add(expects);
        }
        lacking = shape.columns().stream()
                .map(Column::name)
                .filter(name -> fields.stream()
                        .noneMatch(f -> f != null && f.column().name().equals(name)))
                .collect(Collectors.toSet());
        for (Column column : shape.columns()) {
            if (column.required() && lacking.contains(column.name())) {
                problems.add(where, "the column " + written(column) + " is missing" + separated(cells));
            }
        }
    }

    /** The header as it was written. */
    List<String> cells() {
        return cells;
    }

    /** What the cell at this place is, or null if its column is none of the shape. */
    @Nullable
    Field field(int place) {
        return fields.get(place);
    }

    /** The field of the record of which the cell at this place says what is expected, or null if it is another cell. */
    @Nullable
    String expected(int place) {
        return expected.get(place);
    }

    /** The columns that the file does not have. */
    Set<String> lacking() {
        return lacking;
    }

    private static @Nullable String expects(String name, Set<String> before, String where, Problems problems) {
        String flaw = ExpectName.flaw(name, before);
        if (flaw == null) {
            return ExpectName.field(name);
        }
        problems.add(where, "the column " + Shown.quoted(name) + ": " + flaw);
        return null;
    }

    private static @Nullable Field field(String name, String where, Shape shape, Problems problems) {
        for (Column column : shape.columns()) {
            boolean entries = column.kind() == Kind.METADATA;
            if (!entries && name.equals(column.name())) {
                return new Field(column, null);
            }
            if (entries && name.startsWith(column.name() + ".")) {
                String key = name.substring(column.name().length() + 1);
                String flaw = Metadata.keyFlaw(key);
                if (flaw == null) {
                    return new Field(column, key);
                }
                problems.add(where, "the column " + Shown.quoted(name) + ": " + flaw);
                return null;
            }
        }
        problems.add(where, shape.unknown(name, Format.CSV));
        return null;
    }

    private static String written(Column column) {
        return column.kind() == Kind.METADATA ? column.name() + ".KEY" : column.name();
    }

    /** A hint for files of a spreadsheet that separates columns by something else. */
    private static String separated(List<String> cells) {
        boolean other =
                cells.size() == 1 && (cells.get(0).contains(";") || cells.get(0).contains("\t"));
        return other ? ": separate the columns by commas" : "";
    }
}
