package dev.checkbulk.script.browser;

import dev.checkbulk.jobs.report.Page;
import dev.checkbulk.jobs.report.PageData;
import dev.checkbulk.jobs.report.PageData.Column;
import dev.checkbulk.jobs.report.SendTimes;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Reports with rows that do not come from a run. */
final class Samples {
    static final String SCRIPT = "<script>document.title = 'owned'</script>";
    static final String IMAGE = "\"><img src=x onerror=\"document.title='owned'\">";
    static final String FORMULA = "=cmd|' /C calc'!A0";

    private static final long BEGAN = Instant.parse("2026-11-24T09:30:01Z").toEpochMilli();

    private Samples() {}

    /** So many rows, of which every fortieth failed; names and messages are hostile. */
    static Path report(Path to, int rows) throws IOException {
        long failed = rows / 40;
        long[] sends = LongStream.range(0, rows).map(n -> BEGAN + n * 41).toArray();
        Page page = new Page(
                "update-20261124-093001",
                rows - failed + " of " + rows + " employees updated.",
                List.of(new Page.Left(failed + " failed", "failed")),
                List.of("Stopped: " + SCRIPT),
                List.of(
                        new Page.Count("done", "done", rows - failed, "Check said yes."),
                        new Page.Count("refused", "refused", failed, "Check said no.")),
                List.of(new Page.Next("To try them once more", "./jbang retry " + SCRIPT)),
                List.of(new SendTimes(Instant.ofEpochMilli(BEGAN), IMAGE, 24.75, sends, new long[] {sends[0]}, 1)),
                List.of(new Page.Fact("Input", SCRIPT), new Page.Fact("Made", "", Instant.ofEpochMilli(BEGAN))));
        try (Writer writer = Files.newBufferedWriter(to)) {
            page.write(writer, data -> write(data, rows));
        }
        return to;
    }

    private static void write(Writer data, int rows) throws IOException {
        try (PageData all = new PageData(data)) {
            for (int row = 1; row <= rows; row++) {
                all.add(row(row));
            }
        }
    }

    private static Map<Column, Object> row(int row) {
        Map<Column, Object> cells = new EnumMap<>(Column.class);
        boolean failed = row % 40 == 0;
        cells.put(Column.OUTCOME, failed ? "refused" : "done");
        cells.put(Column.ROW, row);
        cells.put(Column.ID, "emp_" + row);
        cells.put(Column.STATUS, failed ? 400 : 200);
        cells.put(Column.LOG, "log_" + Integer.toHexString(row * 7919));
        cells.put(Column.ATTEMPTS, row % 100 == 0 ? 2 : 1);
        cells.put(Column.SENT, BEGAN + row * 41L);
        cells.put(Column.ENDED, BEGAN + row * 41L + 104);
        cells.put(Column.REQUEST, "PATCH /employees/{employee}");
        cells.put(Column.CHANGES, List.of(List.of("last_name", IMAGE + row, SCRIPT), List.of("note", "", FORMULA)));
        if (failed) {
            cells.put(Column.MESSAGE, "400: The request is invalid. " + SCRIPT);
            cells.put(Column.TYPE, "validation_error");
            cells.put(Column.FIELDS, List.of(List.of("last_name", FORMULA + " is no name")));
        }
        return cells;
    }
}
