package dev.checkbulk.jobs.file;

import dev.checkbulk.jobs.input.Column;
import dev.checkbulk.jobs.input.ExpectName;
import dev.checkbulk.jobs.input.Format;
import dev.checkbulk.jobs.input.Layout;
import dev.checkbulk.jobs.input.Problems;
import dev.checkbulk.jobs.input.Rule;
import dev.checkbulk.jobs.row.Draft;
import dev.checkbulk.jobs.row.Metadata;
import dev.checkbulk.jobs.text.Shown;
import dev.checkbulk.ops.resource.Confidential;
import dev.checkbulk.ops.resource.FieldType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first row of a CSV file: which column each cell of a row belongs to. */
final class CsvHeader {
    /** What a cell is: a value of the column of this number, or with a key one entry of its metadata. */
    record Field(int column, @Nullable String key) {}

    private final Layout layout;
    private final int line;
    private final String where;
    private final Problems problems;
    private final List<String> cells;
    private final @Nullable Field[] fields;
    private final @Nullable String[] expected;
    private final boolean[] kept;
    private final boolean[] unnamed;
    private final Set<String> lacking = new HashSet<>();

    CsvHeader(List<String> cells, int line, Layout layout, Problems problems) {
        this.cells = List.copyOf(cells);
        this.layout = layout;
        this.problems = problems;
        this.line = line;
        where = "header (line " + line + ")";
        fields = new Field[cells.size()];
        expected = new String[cells.size()];
        kept = new boolean[cells.size()];
        unnamed = new boolean[cells.size()];
        Set<String> names = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            cell(i, cells.get(i), names);
            names.add(cells.get(i));
        }
        lacking();
        nothingElse();
    }

    private void cell(int place, String name, Set<String> before) {
        if (name.isBlank()) {
            unnamed[place] = true; // spreadsheets leave empty columns behind
        } else if (before.contains(name)) {
            problem("the column " + Shown.quoted(name) + " appears twice: keep one of the two");
        } else if (ExpectName.isMeant(name)) {
            String flaw = ExpectName.flaw(name, before);
            if (flaw == null) {
                expected[place] = ExpectName.field(name);
            } else {
                problem("the column " + Shown.quoted(name) + ": " + flaw);
            }
        } else if (isMasked(name)) {
            kept[place] = true;
        } else {
            fields[place] = field(name);
        }
    }

    /** Whether an export of all fields has this column, for what it masks, and no row can change it. */
    private boolean isMasked(String name) {
        boolean metadata = layout.shape().columns().stream()
                .anyMatch(column -> column.kind() == FieldType.METADATA && name.startsWith(column.name() + "."));
        return layout.shape().keeps()
                && layout.number(name) == Layout.NONE
                && !metadata
                && Confidential.isNamedSo(name);
    }

    /** The header as it was written. */
    List<String> cells() {
        return cells;
    }

    /** What the cell at this place is, or null if its column is none of the shape. */
    @Nullable
    Field field(int place) {
        return fields[place];
    }

    /** The field of the record of which the cell at this place says what is expected, or null if it is another cell. */
    @Nullable
    String expected(int place) {
        return expected[place];
    }

    /** Whether the cell at this place can only say that something is as it is, because no column is for it. */
    boolean isKept(int place) {
        return kept[place];
    }

    /** Whether the column has no name. */
    boolean isUnnamed(int place) {
        return unnamed[place];
    }

    /** Tells, once for each column, that one without a name is not empty. */
    void unnamedValue(int place, String text, Draft draft) {
        if (unnamed[place]) {
            unnamed[place] = false;
            problem("column " + (place + 1) + " has no name, and " + draft.place() + " has " + Shown.quoted(text)
                    + " in it: name the column or remove it");
        }
    }

    /** The columns that the file does not have, which was said. */
    Set<String> missing() {
        return lacking;
    }

    private @Nullable Field field(String name) {
        int number = layout.number(name);
        FieldType kind = number == Layout.NONE ? null : layout.column(number).kind();
        if (kind != null && kind != FieldType.METADATA) {
            String refused = refused(number);
            if (refused == null) {
                return new Field(number, null);
            }
            problem("the column " + Shown.quoted(name) + " " + refused);
            return null;
        }
        for (int i = 0; i < layout.size(); i++) {
            if (layout.column(i).kind() == FieldType.METADATA
                    && name.startsWith(layout.column(i).name() + ".")) {
                String key = name.substring(layout.column(i).name().length() + 1);
                String flaw = Metadata.keyFlaw(key);
                if (flaw == null) {
                    return new Field(i, key);
                }
                problem("the column " + Shown.quoted(name) + ": " + flaw);
                return null;
            }
        }
        problem(layout.shape().unknown(name, Format.CSV));
        return null;
    }

    private @Nullable String refused(int number) {
        if (!layout.divided(number)) {
            return layout.column(number).rules().refused();
        }
        String name = layout.column(number).name();
        String field = name;
        for (int i = layout.size() - 1; i >= 0; i--) {
            field = layout.object(i) == number ? layout.column(i).name() : field;
        }
        return "has several values: give each a column of its own, like " + field;
    }

    private void lacking() {
        for (int number = 0; number < layout.size(); number++) {
            Column column = layout.column(number);
            if (!layout.always(number) || layout.divided(number)) {
                continue;
            }
            int wanted = number;
            boolean there = false;
            for (Field field : fields) {
                there |= field != null && field.column() == wanted;
            }
            if (!there) {
                lacking.add(column.name());
                for (int object = layout.object(number); object != Layout.NONE; object = layout.object(object)) {
                    lacking.add(layout.column(object).name());
                }
                problem("the column " + written(column) + " is missing" + separated(cells));
            }
        }
    }

    /** Rows that name a record and what they expect of it change nothing, whatever their cells say. */
    private void nothingElse() {
        for (Rule rule : layout.shape().rules()) {
            if (rule instanceof Rule.Something something && names(something.ids())) {
                problem("there is no column besides " + something.names() + ": add one for what is to change");
            }
        }
    }

    private boolean names(List<String> ids) {
        for (int i = 0; i < fields.length; i++) {
            if (expected[i] == null && !ids.contains(cells.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void problem(String message) {
        problems.add(line, where, message);
    }

    private static String written(Column column) {
        return column.kind() == FieldType.METADATA ? column.name() + ".KEY" : column.name();
    }

    /** A hint for files of a spreadsheet that separates columns by something else. */
    private static String separated(List<String> cells) {
        boolean other =
                cells.size() == 1 && (cells.get(0).contains(";") || cells.get(0).contains("\t"));
        return other ? ": separate the columns by commas" : "";
    }
}
