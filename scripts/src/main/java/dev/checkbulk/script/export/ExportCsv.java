package dev.checkbulk.script.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkbulk.jobs.text.Formulas;
import dev.checkbulk.ops.resource.Field;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV when all records are there: only then are its columns known. */
final class ExportCsv implements ExportWriter {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private final Writer to;
    private final ExportColumns columns;
    private final UnaryOperator<String> cells;
    private final ExportSpool spool;

    /**
     * @param known fields that have a column in any case
     * @param all whether fields that are not known have one too
     * @param raw whether cells are written that a spreadsheet runs as formulas
     * @param spool a file that is not there, for the records until all have come
     */
    ExportCsv(Writer to, List<Field> known, boolean all, boolean raw, Path spool) throws IOException {
        this.to = to;
        columns = new ExportColumns(known, all);
        cells = raw ? UnaryOperator.identity() : Formulas::inert;
        this.spool = new ExportSpool(spool);
    }

    @Override
    public void write(JsonNode record) throws IOException {
        columns.add(record);
        spool.add(record);
    }

    @Override
    public void finish() throws IOException {
        List<String> names = columns.names();
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        CSVPrinter csv = CSV.print(to);
        csv.printRecord(names.stream().map(cells));
        String[] line = new String[names.size()];
        spool.each(record -> {
            Arrays.fill(line, "");
            ExportFields.each(record, columns.whole(), (name, value) -> {
                Integer place = places.get(name);
                if (place != null) { // else it is left out, or an object that this record does not have
                    line[place] = cells.apply(ExportFields.cell(value));
                }
            });
            csv.printRecord((Object[]) line);
        });
    }

    @Override
    public List<String> leftOut() {
        return columns.leftOut();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
